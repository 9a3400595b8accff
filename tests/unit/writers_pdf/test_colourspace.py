from io import BytesIO

from PIL import Image, ImageCms

from briefgen.writers.pdf.colourspace import srgb_profile


def test_the_profile_is_that_of_srgb():
    """Colours go through it and back through LittleCMS's own sRGB unchanged, but for rounding."""
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    picture = Image.frombytes("RGB", (16, 16), bytes(range(256)) * 3)
    there = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    assert max(abs(one - other) for one, other in zip(picture.tobytes(), there.tobytes(), strict=True)) <= 1


def test_it_says_what_it_is():
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile())).profile
    assert (profile.profile_description, profile.xcolor_space.strip(), profile.device_class) == ("sRGB", "RGB", "mntr")
