"""Files that went wrong on their way: cut off, locked, scrambled, nested without end."""

import io

import numpy
import pikepdf

import archive


def cut(data, share):
    """The first part of a file, as when a download stops."""
    return data[: int(len(data) * share)]


def locked_pdf(pdf_bytes, password):
    """A PDF that asks for a password. RC4 with 128 bits: old, but the same bytes at every rebuild."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner=password + "-owner", user=password, R=3, aes=False, metadata=False), static_id=True)
    return out.getvalue()


def scrambled(data, start, seed):
    """Noise from `start` on, as from a failing memory card."""
    random = numpy.random.default_rng(seed)
    noise = random.integers(0, 255, len(data) - start, dtype="uint8").tobytes().replace(b"\xff", b"\xfe")
    return data[:start] + noise


def nested(name, data, depth):
    """A ZIP in a ZIP in a ZIP …"""
    for level in range(depth):
        data = archive.pack({name: data})
        name = f"backup {depth - level}.zip"
    return data


def heic(seed):
    """A file that begins as the photos of newer phones do. Behind the beginning there is no picture."""
    brand = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
    body = numpy.random.default_rng(seed).integers(0, 255, 4000, dtype="uint8").tobytes()
    return brand + (len(body) + 8).to_bytes(4, "big") + b"mdat" + body
