"""Old Word files (.doc, .wps, RTF) become .docx by LibreOffice, bounded, where there is one."""
