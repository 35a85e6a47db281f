"""JSON Resume, in and out. https://jsonresume.org/schema"""

from altocv.convert.json_resume.reader import Imported, Problem, read
from altocv.convert.json_resume.writer import write

__all__ = ["Imported", "Problem", "read", "write"]
