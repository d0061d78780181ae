"""How uploaded files arrive: in memory, never in a temporary file, and of one that is far too large only its size."""

from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class InMemory(FileUploadHandler):
    """Keeps up to FILE_UPLOAD_MAX_MEMORY_SIZE bytes of a file; more of an e-mail that somebody signed in brings.

    FILE_UPLOAD_LIMITS says for some fields of forms how many bytes else.

    A larger one arrives empty, with its true `size`, so that the form can say what is wrong with it.
    """

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.content, self.received = BytesIO(), 0
        usual = settings.FILE_UPLOAD_LIMITS.get(self.field_name, settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
        is_email = self.file_name.lower().endswith(".eml") and self.request.user.is_authenticated
        self.limit = settings.EMAIL_UPLOAD_MAX_MEMORY_SIZE if is_email else usual

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        if self.received > self.limit:
            self.content = BytesIO()
        else:
            self.content.write(raw_data)

    def file_complete(self, file_size):
        self.content.seek(0)
        kept = (self.content, self.field_name, self.file_name, self.content_type, file_size, self.charset)
        return InMemoryUploadedFile(*kept, self.content_type_extra)
