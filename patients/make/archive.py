"""ZIP archives with fixed times, and one member locked with the old ZIP password where a trap wants it."""

import io
import struct
import zipfile

WHEN = (2026, 11, 12, 9, 30, 0)


def pack(members):
    """`members`: name -> bytes, in the order given. Names are written as they are, also unsafe ones."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def lock(zip_bytes, name, password):
    """The same archive with member `name` encrypted by traditional PKWARE encryption."""
    with zipfile.ZipFile(io.BytesIO(zip_bytes)) as archive:
        info = archive.getinfo(name)
        crc, position = info.CRC, info.header_offset
    local = bytearray(zip_bytes)
    name_length, extra_length = struct.unpack_from("<HH", local, position + 26)
    start = position + 30 + name_length + extra_length
    body = bytes(local[start : start + info.compress_size])
    # Twelve header bytes, the last of which is the high byte of the checksum, go before the data.
    locked = _encrypt(password, bytes(range(7, 18)) + bytes([crc >> 24]) + body)
    members = []
    with zipfile.ZipFile(io.BytesIO(zip_bytes)) as archive:
        for each in archive.infolist():
            n, e = struct.unpack_from("<HH", zip_bytes, each.header_offset + 26)
            at = each.header_offset + 30 + n + e
            members.append((each, zip_bytes[at : at + each.compress_size]))
    out, directory = io.BytesIO(), io.BytesIO()
    for each, data in members:
        flags = 0
        if each.filename == name:
            data, flags = locked, 1
        date = (WHEN[0] - 1980) << 9 | WHEN[1] << 5 | WHEN[2]
        time = WHEN[3] << 11 | WHEN[4] << 5
        path = each.filename.encode()
        common = struct.pack("<HHHHHIIIHH", 20, flags, each.compress_type, time, date, each.CRC, len(data), each.file_size, len(path), 0)
        offset = out.tell()
        out.write(b"PK\x03\x04" + common + path + data)
        directory.write(b"PK\x01\x02" + struct.pack("<H", 0x0314) + common + struct.pack("<HHHII", 0, 0, 0, 0o644 << 16, offset) + path)
    at = out.tell()
    out.write(directory.getvalue())
    out.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory.getvalue()), at, 0))
    return out.getvalue()


def _encrypt(password, data):
    table = _crc_table()
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte):
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in data:
        mixed = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ ((mixed * (mixed ^ 1)) >> 8) & 0xFF)
        update(byte)
    return bytes(out)


def _crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table
