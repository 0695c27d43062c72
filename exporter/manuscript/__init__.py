"""What a Word document says, apart from how it looks; the Word writer and the reader share it."""
