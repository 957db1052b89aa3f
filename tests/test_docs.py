"""The prose says what the code does: every table, field and code is described, and its examples hold."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from dragoman import types
from dragoman.cli import main
from dragoman.intake.files import documents
from dragoman.intake.jsonl import json_article
from dragoman.lexicon import plover
from dragoman.lexicon.table import DATA
from dragoman.reading.reader import Reader
from dragoman.types import Article

ROOT = Path(__file__).parents[1]
PROSE = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix != ".md")

# One section stands for all files of a folder of the lexicon.
FOLDERS = {"frames": "frames/TYPE.tsv", "classes": "classes/NAME.txt"}

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|tmp|usr|var|opt|mnt|Users)/\S*")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text_of(name), re.S)


def lexicon_section(name: str) -> str:
    """Return the section of docs/lexicon.md headed by a file's name, empty where there is none."""
    sections = text_of("docs/lexicon.md").split("\n## ")
    return next((part for part in sections if re.search(rf"(?<!\w){re.escape(name)}", part.split("\n")[0])), "")


def in_lexicon(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


def in_project(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def written_structs() -> list[type[msgspec.Struct]]:
    """All structs of types.py that are part of a reading: an article and its blocks stay inside."""
    classes = [value for value in vars(types).values() if isinstance(value, type)]
    kept = [value for value in classes if issubclass(value, msgspec.Struct)]
    return [struct for struct in kept if struct.__name__ not in ("Article", "Block")]


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.*")), ids=in_lexicon)
def test_each_lexicon_file_has_a_section(path: Path) -> None:
    assert lexicon_section(FOLDERS.get(path.parent.name, path.name))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=in_lexicon)
def test_each_column_of_a_table_is_described(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    columns = next(line for line in lines if line and not line.startswith("#")).split("\t")
    section = lexicon_section(path.name)
    assert [column for column in columns if not re.search(rf"[`| ]{column}[`| ]", section)] == []


@pytest.mark.parametrize("struct", written_structs(), ids=lambda struct: struct.__name__)
def test_each_written_field_is_described(struct: type[msgspec.Struct]) -> None:
    prose = text_of("docs/schema.md")
    assert [field for field in struct.__struct_encode_fields__ if f"`{field}`" not in prose] == []


def test_each_key_of_an_article_is_described() -> None:
    known = set(Article.__struct_fields__) - {"published", "blocks"}
    assert [key for key in sorted(known) if f"`{key}`" not in text_of("docs/schema.md")] == []


def test_each_code_is_described() -> None:
    prose = text_of("docs/codes.md")
    modes = {mode for modes in plover.MODES.values() for mode in modes}
    codes = {*plover.TYPES, *plover.SECTORS, *plover.CONTEXTS, *modes, *plover.FUTURE_CAMEO.values()}
    codes |= set(get_args(types.Status)) | set(get_args(types.Basis))
    assert [code for code in sorted(codes) if not re.search(rf"(?<![\w-]){code}(?![\w-])", prose)] == []


@pytest.mark.parametrize("event", plover.TYPES)
def test_scores_are_those_of_the_code(event: str) -> None:
    row = next(line for line in text_of("docs/codes.md").splitlines() if line.startswith(f"| {event} |"))
    _, _, quad, score, _, modes, _ = (cell.strip() for cell in row.split("|"))
    assert (int(quad), float(score)) == (plover.QUAD[event], plover.SCALE[event])
    printed = re.findall(r"([a-z-]+)(?: \((-?[\d.]+)\))?(?:, |$)", modes)
    assert {mode: float(own) if own else None for mode, own in printed} == plover.MODES.get(event, {})


@pytest.mark.parametrize("command", main.commands)
def test_each_command_is_described(command: str) -> None:
    assert re.search(rf"`(?:dragoman )?{command}\b", text_of("README.md"))


def test_each_table_of_a_record_is_described() -> None:
    schema = (ROOT / "src/dragoman/record/schema.sql").read_text(encoding="utf-8")
    made = re.findall(r"^CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)", schema, re.M)
    prose = text_of("docs/record.md")
    assert [name for name in made if f"`{name}`" not in prose] == []


def test_each_class_that_the_reader_asks_for_is_described() -> None:
    section = lexicon_section("classes/NAME.txt")
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    asked = re.findall(r'classes\["(\w+)"\]', code)
    assert asked
    assert [name for name in asked if f"`{name}`" not in section] == []


def test_the_example_of_the_schema_is_the_reading_of_its_article(reader: Reader) -> None:
    given, coded = code_blocks("docs/schema.md", "json")
    article = json_article(given.encode(), "docs/schema.md", 1)
    assert isinstance(article, Article)
    (reading,) = reader.pipe([article])
    assert json.loads(msgspec.json.encode(reading)) == json.loads(coded)
    spans: list[Any] = [*reading.times, *reading.places, *reading.figures, *reading.mentions]
    for event in reading.events:
        spans += [event.event_text, *event.attribution, *filter(None, (event.date, event.event_loc))]
        for entity in (*event.actor, *event.recipient):
            assert article.text[entity.start : entity.end] == entity.entity_text
    assert spans
    assert [span for span in spans if article.text[span.start : span.end] != span.text] == []


@pytest.mark.parametrize("path", PROSE, ids=in_project)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PROSE, ids=in_project)
def test_no_paths_of_one_machine(path: Path) -> None:
    assert MACHINE_PATH.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_example_can_be_read_and_says_that_its_outlet_is_invented(path: Path) -> None:
    for document in documents([path]):
        assert isinstance(document.found, Article)
    said = path.read_text(encoding="utf-8")
    assert re.search(r"(?:is|are) (?:an )?invented|est un journal inventé", said)
    assert f"`{path.name}`" in text_of("examples/README.md")
