import sys
from pathlib import Path

# The benchmarks are scripts, not a package: they find each other in the folder that they are run from.
sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
