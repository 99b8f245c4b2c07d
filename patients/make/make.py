"""Builds the invented shoeboxes: `python make.py` all of them, `python make.py colon` one."""

import importlib
import os
import sys

from shoebox import Shoebox

HERE = os.path.dirname(os.path.abspath(__file__))
PEOPLE = {"breast-left": "breast_left", "colon": "colon", "lung": "lung", "prostate": "prostate"}


def main(names):
    for name in names or PEOPLE:
        box = Shoebox(os.path.dirname(HERE), name)
        importlib.import_module(f"{PEOPLE[name]}.build").build(box)
        print(name, "built")


if __name__ == "__main__":
    main(sys.argv[1:])
