"""文选 (wenxuan): a print-ready document compiler for Chinese booklets."""

__version__ = "0.2.0"
