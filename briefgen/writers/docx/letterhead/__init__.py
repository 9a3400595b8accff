"""A brief into somebody's letterhead, once `reference` has read it: the package stays the letterhead's, the text is ours."""
