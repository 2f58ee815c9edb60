"""Looking at an attachment: a picture, pages, a text, sound or film. Everything comes out of memory."""
