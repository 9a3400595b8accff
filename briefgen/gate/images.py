"""Cleared images: the pixels go with the exhibit that was cleared, and are reachable by it alone."""

from briefgen.content.series import ImageExhibit
from briefgen.gate.citations import support
from briefgen.gate.clearing import Clearing
from briefgen.gate.showing import embargo_of, key_of, remark_of, topic_of
from briefgen.gate.shown import ClearedImage
from briefgen.gate.worded import level, origin, pointer, required, unreviewed


def cleared_image(clearing: Clearing, image: ImageExhibit) -> ClearedImage:
    key = key_of(image)
    clearing.reached.add(key)
    shown = support(clearing, image.sources, pointer(clearing, key, "sources"))
    return ClearedImage(
        id=image.id,
        pixels=clearing.pack.images[image.id],
        title=required(clearing, key, image, "title"),
        alternative_text=required(clearing, key, image, "alternative_text"),
        remark=remark_of(clearing, image),
        topic=topic_of(clearing, image),
        citations=shown.citations,
        public_forms=shown.public_forms,
        embargo_until=embargo_of(clearing, image),
        level=level(clearing, key),
        origin=origin(clearing, key, "title"),
        unreviewed=unreviewed(clearing, key, image) or shown.unreviewed,
    )
