// A brief by docx from npm. Reads one brief a line (JSON), makes it, and answers a line: milliseconds, and the file.
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const docx = createRequire(join(process.argv[2], "package.json"))("docx");
const { Paragraph, TextRun, Table, TableRow, TableCell, Tab, PageNumber } = docx;

const HEADINGS = { "Title": "Title", "Heading 1": "Heading1", "Heading 2": "Heading2", "Heading 3": "Heading3" };
const LIST = /^List (Bullet|Number)(?: (\d))?$/;

function run({ text, look, url }) {
  const options = { ...words(text), bold: look === "strong" || undefined, italics: look === "emphasis" || undefined };
  if (!url) return new TextRun(options);
  return new docx.ExternalHyperlink({ link: url, children: [new TextRun({ ...words(text), style: "Hyperlink" })] });
}

function words(text) {
  if (!/[\t\n]/.test(text)) return { text };
  const parts = text.split(/([\t\n])/).filter((part) => part);
  return { children: parts.map((part) => (part === "\t" ? new Tab() : part === "\n" ? new docx.CarriageReturn() : part)) };
}

function paragraph({ style, runs, page_before }) {
  const list = LIST.exec(style);
  const level = list ? Number(list[2] ?? 1) - 1 : 0;
  const counted = !list ? {} : list[1] === "Bullet" ? { bullet: { level } } : { numbering: { reference: "list", level } };
  return new Paragraph({
    ...counted,
    style: HEADINGS[style] ?? style.replaceAll(" ", ""),
    pageBreakBefore: page_before || undefined,
    children: runs.map(run),
  });
}

function table({ rows, ends }) {
  const cell = (text, end) =>
    new TableCell({ children: [new Paragraph({ text, alignment: end ? docx.AlignmentType.RIGHT : undefined })] });
  return new Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    rows: rows.map((row, index) => new TableRow({
      tableHeader: index === 0 || undefined,
      children: row.map((text, column) => cell(text, index > 0 && ends[column])),
    })),
  });
}

function build({ title, author, marking, draft, footer, blocks, styles }) {
  const levels = [0, 1, 2].map((level) => ({ level, format: "decimal", text: `%${level + 1}.` }));
  const own = styles.filter((name) => !HEADINGS[name]);
  return new docx.Document({
    title,
    creator: author,
    numbering: { config: [{ reference: "list", levels }] },
    styles: { paragraphStyles: own.map((name) => ({ id: name.replaceAll(" ", ""), name, basedOn: "Normal", run: { size: 20 } })) },
    sections: [{
      headers: { default: new docx.Header({ children: [new Paragraph({ children: [new TextRun(words(`${draft}\t\t${marking}`))] })] }) },
      footers: { default: new docx.Footer({ children: [new Paragraph({ children: [
        new TextRun({ children: [footer[0], PageNumber.CURRENT, footer[1], PageNumber.TOTAL_PAGES, footer[2]] }),
        new TextRun(words(`\t\t${marking}`)),
      ] })] }) },
      children: blocks.map((block) => (block.rows ? table(block) : paragraph(block))),
    }],
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const content = JSON.parse(line);
  globalThis.gc?.();
  const start = performance.now();
  const busy = process.cpuUsage();
  const file = await docx.Packer.toBuffer(build(content));
  const { user, system } = process.cpuUsage(busy);
  const taken = Math.min(performance.now() - start, (user + system) / 1000); // V8 works on several cores, a busy machine waits
  process.stdout.write(JSON.stringify({ milliseconds: taken, file: file.toString("base64") }) + "\n");
}
