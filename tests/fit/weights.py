"""Reads and writes src/articles/page/weights.json, one row a feature."""
import json, pathlib

PATH = pathlib.Path(__file__).resolve().parents[2] / "src" / "articles" / "page" / "weights.json"


def text_of(value):
    return "{ " + ", ".join(f'"{k}": {v}' for k, v in value.items()) + " }" if isinstance(value, dict) else json.dumps(value)


def put(part, rows):
    """Replaces one part of the table."""
    table = json.loads(PATH.read_text())
    table[part] = rows
    blocks = [f'  "{name}": {{\n' + ",\n".join(f'    "{k}": {text_of(v)}' for k, v in part.items()) + "\n  }" for name, part in table.items()]
    PATH.write_text("{\n" + ",\n".join(blocks) + "\n}\n")
