"""Documents of employees, kept in the database so that its backup has them too."""

from typing import Self

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.payroll.file_kinds import check_name
from loonpoort.payroll.models.employees import Employee

MOST_BYTES = 5 * 1024 * 1024


class DocumentType(models.TextChoices):
    """What a document is, by guid. The list is ours, documented as such: the contract leaves it open."""

    EMPLOYMENT_CONTRACT = "e2855e9e-461d-4530-bf02-524a60d80511", _("Employment contract")
    CONTRACT_AMENDMENT = "372e4d45-5592-4668-96f9-b89d9198138a", _("Amendment to a contract")
    WAGE_TAX_DECLARATION = "91956862-6d77-4e50-b91c-b977025d98dc", _("Wage tax declaration")
    IDENTITY_DOCUMENT = "b617ea39-2b63-4a50-8c8b-b740e67c4281", _("Identity document")
    PAY_SLIP = "7570805d-0e24-44ac-b216-dfa1caf5f50c", _("Pay slip")
    ANNUAL_STATEMENT = "e157417d-2431-422e-86e3-1d3ae069ef69", _("Annual statement")
    PERFORMANCE_REVIEW = "923cfd2b-fa11-4db3-a1cb-ff7c13591a85", _("Performance review")
    ABSENCE = "9dcccdc1-23f3-4d48-8034-92bc1c57eb4a", _("Absence")
    LEAVE = "02e54bc1-727e-46f2-9564-e542b73fe744", _("Leave")
    CERTIFICATE = "b47817d4-d6c6-4d66-85cf-205f59287fe1", _("Diploma or certificate")
    CORRESPONDENCE = "7d8d6d64-dc62-49e2-b3c5-aa404db9b5d8", _("Correspondence")
    OTHER = "148ae373-7da1-4f8f-a7e8-8882b3794285", _("Other")


class StoredFile(models.Model):
    """A file that was taken in. It is never changed: another one is added."""

    name = models.CharField(max_length=200, validators=[check_name])
    """Of the file, whose extension says what is in it."""
    size = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST_BYTES)])
    """In bytes; beside the content, which lists do without."""
    content = models.BinaryField(
        editable=True,
        validators=[
            MaxLengthValidator(
                MOST_BYTES, _("A document may have %(limit_value)d bytes (this: %(show_value)d).")
            )
        ],
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class EmployeeDocumentQuerySet(ScopedQuerySet["EmployeeDocument"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("employee__company__"))


class EmployeeDocument(StoredFile):
    """A file about an employee."""

    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="+")
    type = models.CharField(max_length=36, choices=DocumentType)

    objects = ScopedManager.from_queryset(EmployeeDocumentQuerySet)()
    unscoped = models.Manager["EmployeeDocument"]()

    class Meta(StoredFile.Meta):
        base_manager_name = "unscoped"
        indexes = [models.Index(fields=["employee", "-id"], name="document_by_employee")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__range=(1, MOST_BYTES)), name="document_has_a_size"
            ),
        ]
