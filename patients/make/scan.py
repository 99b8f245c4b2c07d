"""Papers without a text layer: what a flatbed scanner, a fax or a phone makes of a printed page.

Every function takes the seed of its own noise, so that a rebuild gives the same bytes.
"""

import io

import numpy
import pikepdf
import pypdfium2
from PIL import Image, ImageFilter

DPI = 150


def pages(pdf_bytes, dpi=DPI):
    """The pages of a PDF as grey images."""
    document = pypdfium2.PdfDocument(pdf_bytes)
    return [document[i].render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for i in range(len(document))]


def scanned(page, seed, angle=0.6, noise=9, shade=14):
    """A page as a scanner sees it: a little crooked, grey paper, dust."""
    random = numpy.random.default_rng(seed)
    turned = page.rotate(angle, resample=Image.BICUBIC, fillcolor=250)
    grey = numpy.asarray(turned, dtype=float)
    grey = grey - numpy.linspace(0, shade, grey.shape[1])[None, :] * 0.6 + random.normal(0, noise, grey.shape) * 0.5
    for _ in range(24):
        y, x = random.integers(0, grey.shape[0] - 4), random.integers(0, grey.shape[1] - 4)
        grey[y : y + random.integers(1, 3), x : x + random.integers(1, 3)] = random.integers(60, 160)
    return Image.fromarray(grey.clip(0, 255).astype("uint8"))


def bitonal(page, threshold=150):
    return page.convert("L").point(lambda v: 255 if v > threshold else 0).convert("1")


def _grey_image(page, quality):
    data = io.BytesIO()
    page.save(data, "JPEG", quality=quality)
    return data.getvalue(), {"/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode}


def _bitonal_image(page):
    data = io.BytesIO()
    page.save(data, "TIFF", compression="group4", strip_size=1 << 24)
    tiff = Image.open(io.BytesIO(data.getvalue()))
    start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    return data.getvalue()[start : start + length], {
        "/ColorSpace": pikepdf.Name.DeviceGray,
        "/BitsPerComponent": 1,
        "/Filter": pikepdf.Name.CCITTFaxDecode,
        "/DecodeParms": pikepdf.Dictionary(K=-1, Columns=page.width, Rows=page.height, BlackIs1=tiff.tag_v2[262] == 1),
    }


def pdf(images, dpi=DPI, quality=45):
    """A PDF that holds nothing but one picture a page."""
    document = pikepdf.new()
    for image in images:
        data, entries = _bitonal_image(image) if image.mode == "1" else _grey_image(image, quality)
        picture = pikepdf.Stream(document, data)
        for key, value in {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": image.width, "/Height": image.height, **entries}.items():
            picture[key] = value
        width, height = image.width * 72 / dpi, image.height * 72 / dpi
        document.add_blank_page(page_size=(width, height))
        page = document.pages[-1]
        page.Contents = pikepdf.Stream(document, f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode())
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=document.make_indirect(picture)))
    out = io.BytesIO()
    document.save(out, deterministic_id=True, linearize=False)
    return out.getvalue()


def _coefficients(corners, size):
    """Perspective transform for PIL: where each output corner is taken from."""
    width, height = size
    rows, target = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (width, 0), (width, height), (0, height)]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        target += [u, v]
    return numpy.linalg.solve(numpy.array(rows, dtype=float), numpy.array(target, dtype=float))


def photo(page, seed, quality=55, orientation=1, tilt=0.02, width=1500):
    """A page on a table, taken with a phone: perspective, uneven light, a little blur. JPEG bytes.

    `orientation` is the EXIF tag: with 6 the stored picture lies on its side, as phones store it.
    """
    random = numpy.random.default_rng(seed)
    scale = width * 0.9 / page.width
    page = page.resize((int(page.width * scale), int(page.height * scale)), Image.LANCZOS)
    w, h = int(page.width / 0.9), int(page.height / 0.92)
    mx, my = (w - page.width) / 2, (h - page.height) / 2
    wobble = lambda: random.uniform(-tilt, tilt) * w
    corners = [(mx + wobble(), my + wobble()), (w - mx + wobble(), my + wobble()), (w - mx + wobble(), h - my + wobble()), (mx + wobble(), h - my + wobble())]
    paper = page.transform((w, h), Image.PERSPECTIVE, _coefficients(corners, page.size), Image.BICUBIC, fillcolor=0)
    mask = Image.new("L", page.size, 255).transform((w, h), Image.PERSPECTIVE, _coefficients(corners, page.size), Image.BICUBIC)
    table = numpy.full((h, w), 96.0) + random.normal(0, 3, (h, 1)) + random.normal(0, 2, (1, w))
    a = numpy.asarray(mask, dtype=float) / 255
    light = numpy.linspace(1.0, 0.86, w)[None, :] * numpy.linspace(0.97, 1.0, h)[:, None]
    grey = (numpy.asarray(paper, dtype=float) * a * 0.93 + table * (1 - a)) * light + random.normal(0, 2, (h, w))
    picture = Image.fromarray(grey.clip(0, 255).astype("uint8")).filter(ImageFilter.GaussianBlur(0.6))
    exif = Image.Exif()
    exif[0x0110] = "Invented Phone 3"
    if orientation == 6:
        picture = picture.transpose(Image.ROTATE_90)
        exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()
