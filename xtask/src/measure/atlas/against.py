"""The same rows and questions in SQLite (FTS5, R*Tree) and, where the module is there, in DuckDB.

against.py REGISTRY SPOTS QUESTIONS FOLDER: a registry in its official form, `zip,latitude,longitude` a line, a ZIP code a line.
"""
import csv
import math
import os
import sqlite3
import sys
import time

registry, places, questions, folder = sys.argv[1:]
KM = 80
CODE = "207RX0202X"
spots = {z: (float(a), float(b)) for z, a, b in (l.split(",") for l in open(places).read().split())}
asked = open(questions).read().split()
LAST = "Provider Last Name (Legal Name)"
FIRST = "Provider First Name"
ZIP = "Provider Business Practice Location Address Postal Code"
CODE_1 = "Healthcare Provider Taxonomy Code_1"
PERSON = "Entity Type Code"


def far(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))


def box(lat, lon):
    up = KM / 111.0
    side = up / max(0.05, math.cos(math.radians(lat)))
    return lat - up, lat + up, lon - side, lon + side


def ask(engine, what, find):
    took, found = [], 0
    for zip in asked:
        begin = time.perf_counter()
        lat, lon = spots[zip]
        near = sorted((far(lat, lon, a, b), i) for i, a, b in find(*box(lat, lon)))
        near = [x for x in near if x[0] <= KM]
        found += len(near)
        near[:20]
        took.append(time.perf_counter() - begin)
    took.sort()
    at = lambda share: took[len(took) * share // 100] * 1e3
    print(f"{engine}: {what}, {len(took)} questions, {found} found: median {at(50):.2f} ms, p99 {at(99):.2f} ms", flush=True)


def sqlite():
    path = os.path.join(folder, "doctors.sqlite")
    db = sqlite3.connect(path)
    db.executescript("""pragma journal_mode=off; pragma synchronous=off;
    create table d(id integer primary key, last text, first text, code text, person int, net int, lat real, lon real);
    create virtual table n using fts5(last, first, content='', prefix='3 4');
    create virtual table r using rtree(id, a, b, c, d);""")
    begin = time.time()
    rows = csv.reader(open(registry, newline=""))
    head = next(rows)
    L, F, Z, C, P = (head.index(k) for k in (LAST, FIRST, ZIP, CODE_1, PERSON))
    batch = []

    def put():
        db.executemany("insert into d values(?,?,?,?,?,?,?,?)", batch)
        db.executemany("insert into n(rowid,last,first) values(?,?,?)", [b[:3] for b in batch])
        db.executemany("insert into r values(?,?,?,?,?)", [(b[0], b[6], b[6], b[7], b[7]) for b in batch])
        batch.clear()

    for row in rows:
        npi = int(row[0])
        lat, lon = spots[row[Z][:5]]
        batch.append((npi, row[L], row[F], row[C], int(row[P] == "1"), int((npi - 1000000000) % 7 == 0), lat, lon))
        if len(batch) == 10000:
            put()
    put()
    db.execute("create index c on d(code)")
    db.execute("analyze")
    db.commit()
    print(f"SQLite: load {time.time() - begin:.1f} s, {os.path.getsize(path) >> 20} MB", flush=True)
    of_code = """select d.id, d.lat, d.lon from d where d.code = ? and d.net = 1 and d.person = 1
        and d.lat between ? and ? and d.lon between ? and ?"""
    of_place = """select d.id, d.lat, d.lon from r join d on d.id = r.id where r.a >= ? and r.b <= ? and r.c >= ? and r.d <= ?
        and +d.code = ? and d.net = 1 and d.person = 1"""
    ask("SQLite, by code", "specialty + 50 miles + network", lambda *b: db.execute(of_code, (CODE, *b)).fetchall())
    ask("SQLite, by R*Tree", "specialty + 50 miles + network", lambda *b: db.execute(of_place, (*b, CODE)).fetchall())
    of_name = """select d.id, d.lat, d.lon from n join d on d.id = n.rowid where n match 'feath* otto*' and d.person = 1
        and d.lat between ? and ? and d.lon between ? and ?"""
    ask("SQLite, FTS5", "name + 50 miles", lambda *b: db.execute(of_name, b).fetchall())


def duck():
    try:
        import duckdb
    except ImportError:
        print("DuckDB not measured: its Python module is not here")
        return
    path = os.path.join(folder, "doctors.duckdb")
    db = duckdb.connect(path)
    begin = time.time()
    db.execute(f"create table s as select column0 as zip, column1 as lat, column2 as lon from read_csv('{places}', header=false, "
               "columns={'column0': 'varchar', 'column1': 'double', 'column2': 'double'})")
    db.execute(f"""create table d as select cast("NPI" as bigint) as id, "{LAST}" as last, "{FIRST}" as first, "{CODE_1}" as code,
        "{PERSON}" = '1' as person, (cast("NPI" as bigint) - 1000000000) % 7 = 0 as net, s.lat, s.lon
        from read_csv('{registry}', header=true, all_varchar=true) f join s on s.zip = left(f."{ZIP}", 5)""")
    db.execute("checkpoint")
    print(f"DuckDB: load {time.time() - begin:.1f} s, {os.path.getsize(path) >> 20} MB", flush=True)
    near = "lat between ? and ? and lon between ? and ?"
    of_code = f"select id, lat, lon from d where code = '{CODE}' and net and person and {near}"
    ask("DuckDB", "specialty + 50 miles + network", lambda *b: db.execute(of_code, b).fetchall())
    of_name = f"select id, lat, lon from d where last like 'FEATH%' and first like 'OTTO%' and person and {near}"
    ask("DuckDB", "name + 50 miles", lambda *b: db.execute(of_name, b).fetchall())


sqlite()
duck()
