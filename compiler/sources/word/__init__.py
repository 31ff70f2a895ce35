"""Word files (.docx of Word, WPS and LibreOffice): ISO/IEC 29500, read from the XML itself."""
