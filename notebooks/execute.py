"""Runs a notebook from top to bottom, says which cell it is at, and writes HTML. The notebook itself is left as it is.

    python3 notebooks/execute.py NOTEBOOK OUTPUT.html
"""

import sys
import time

import nbformat
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

CELL_SECONDS = 600


class Progress(ExecutePreprocessor):
    """Executes cells and prints a line for each, on standard error."""

    def preprocess(self, notebook, resources=None, km=None):
        self.codes = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
        return super().preprocess(notebook, resources, km)

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type != "code":
            return cell, resources
        start = time.monotonic()
        title = cell.metadata.get("title", cell.source.split("\n", 1)[0])
        print(f"[{self.codes.index(index) + 1}/{len(self.codes)}] {title}", end="", flush=True, file=sys.stderr)
        try:
            return super().preprocess_cell(cell, resources, index)
        finally:
            print(f"  {time.monotonic() - start:.1f} s", file=sys.stderr)


def main(source: str, target: str) -> int:
    notebook = nbformat.read(source, as_version=4)
    runner = Progress(timeout=CELL_SECONDS, kernel_name="python3")
    failure = None
    try:
        runner.preprocess(notebook, {"metadata": {"path": "."}})
    except CellExecutionError as error:
        failure = error
    html, _ = HTMLExporter().from_notebook_node(notebook)
    with open(target, "w", encoding="utf-8") as page:
        page.write(html)
    if failure is not None:
        print(f"visa: a cell failed; {target} shows the notebook up to there.\n{failure.ename}: {failure.evalue}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1], sys.argv[2]))
