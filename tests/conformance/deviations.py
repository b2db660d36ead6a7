"""Where we depart from the contract on purpose: each place with what is served there, and why.

A deviation that is not listed fails the tests, and so does a listed one that is no more. One of an operation
that is not served yet waits for it.
"""

from typing import Any, NamedTuple


class Deviation(NamedTuple):
    served: Any
    reason: str


_SPELLING = (
    "The nmbrs package 1.0.13 sends this spelling; a zeep client gets through with the declared one only."
)

DEVIATIONS: dict[str, Deviation] = {
    "CompanyService.WageComponentVar_Insert request/CompanyID/name": Deviation("CompanyId", _SPELLING),
    "CompanyService.WageComponentVar_InsertCurrent request/CompanyID/name": Deviation("CompanyId", _SPELLING),
    "CompanyService.WorkCost_Insert request/value/name": Deviation("Value", _SPELLING),
    "EmployeeService.BankAccount_Insert request/period/name": Deviation("Period", _SPELLING),
    "EmployeeService.BankAccount_Insert request/year/name": Deviation("Year", _SPELLING),
    "EmployeeService type PersonalInfoContractSalaryAddress/PostCode/type": Deviation(
        "string", "Clients read text, and it is nothing else."
    ),
}

_REQUIRED = "Every row has one."
_NO_EMPTY_GROUP = "An employee without records is not listed."
_CODES = "A code of 0 is told: clients read into the element."
_ID = "What was written has an id."
_IDS = "It has an id for each item."
_EMPTY_JOURNAL = "Without figures it is a document without transactions."
_EMPTY_REPORT = "Without figures it is a document without items."
_WORD = "Every code that is stored today has a word."

ALWAYS_SENT: dict[str, str] = {
    "CompanyService.Company_GetCurrentPeriod answer/Company_GetCurrentPeriodResult": _REQUIRED,
    "CompanyService type Company/Name": _REQUIRED,
    "CompanyService type BedrijfFulltimeSchedule/FulltimeScheduleFour": _REQUIRED,
    "CompanyService type BedrijfFulltimeSchedule/FulltimeScheduleOne": _REQUIRED,
    "CompanyService type BedrijfFulltimeSchedule/FulltimeScheduleThree": _REQUIRED,
    "CompanyService type BedrijfFulltimeSchedule/FulltimeScheduleTwo": _REQUIRED,
    "CompanyService.Schedule_GetCurrent answer/Schedule_GetCurrentResult": _REQUIRED,
    "CompanyService type ContactPerson/Gender": "What is not known is stored as undefined.",
    "CompanyService type ContactPerson/Name": _REQUIRED,
    "CompanyService type Converter/Entity": "It is the one that was asked for.",
    "CompanyService type Converter/Mappings": "Every company of the cast has employees.",
    "CompanyService type LabourAgreement/CAO": _REQUIRED,
    "CompanyService type LabourAgreement/Description": _REQUIRED,
    "CompanyService type LabourAgreementCao/Description": _REQUIRED,
    "CompanyService type SVW/SVWSettings": _REQUIRED,
    "CompanyService type SVW/Sector": _CODES,
    "CompanyService type SVW/Risicogroep": _CODES,
    "CompanyService type SVW/CAO": _CODES,
    "CompanyService type CostCenter/Code": _REQUIRED,
    "CompanyService type CostCenter/Id": _REQUIRED,
    "CompanyService type CostUnit/Code": _REQUIRED,
    **{
        f"CompanyService.Reports_{name} answer/Reports_{name}Result": _EMPTY_REPORT
        for name in (
            "GetJournalsReportByCompany",
            "GetPayslipByRunCompany",
            "GetPayslipByRunCompany_v2",
            "GetWageCodesByRunCompany",
            "GetWageCodesByRunCompany_v2",
            "GetWageCodesByYear",
        )
    },
    "ReportService type BackgroundTaskResult/Status": _REQUIRED,
    **{
        f"CompanyService.Journals_GetByRun{of} answer/Journals_GetByRun{of}Result": _EMPTY_JOURNAL
        for grouping in ("Company", "CostCenter", "CostCenterCostUnit", "Department", "Employee")
        for of in (grouping, f"{grouping}{'PerYear' if grouping.endswith('Unit') else '_v2'}")
    },
    "CompanyService type HourCode/Description": _REQUIRED,
    "CompanyService type SalaryTableScale/Scale": _REQUIRED,
    "CompanyService type SalaryTableScaleV2/Scale": _REQUIRED,
    "CompanyService type SalaryTableStep/Step": _REQUIRED,
    "CompanyService type SalaryTableStepV2/Step": _REQUIRED,
    "CompanyService type WorkCost/WorkCostEstimated": "Of years whose percentages are known it is told.",
    "CompanyService.WageComponentFixed_Insert_Batch answer/WageComponentFixed_Insert_BatchResult": _IDS,
    "CompanyService.WageComponentVar_Insert_Batch answer/WageComponentVar_Insert_BatchResult": _IDS,
    "CompanyService type PayrollWorkflowAction/ActionName": _REQUIRED,
    "CompanyService type PayrollWorkflowAction/ActionStatus": _REQUIRED,
    "CompanyService type PayrollWorkflowTrack/Actions": "There is no track without actions.",
    "CompanyService type PayrollWorkflowTrack/TrackName": _REQUIRED,
    "CompanyService type PayrollWorkflowTrack/TrackStatus": _REQUIRED,
    "CompanyService type PensionExport/Status": _REQUIRED,
    "CompanyService type WageTax/Status": _REQUIRED,
    "CompanyService type Payslip/PDF": "Without figures there is no document at all.",
    "CompanyService type SalaryDocument/PDF": "Without figures there is no document at all.",
    "CompanyService.PensionExport_GetXML answer/PensionExport_GetXMLResult": "An export is never empty.",
    "CompanyService.WageTax_GetXML answer/WageTax_GetXMLResult": "A declaration is never empty.",
    "CompanyService type WageCode/Description": _REQUIRED,
    "DebtorService type AbsenceVerzuim/XML": _REQUIRED,
    "DebtorService type Converter/Entity": "It is always the debtors that are converted.",
    "DebtorService type Debtor/Name": _REQUIRED,
    "DebtorService type Debtor/Number": _REQUIRED,
    "DebtorService type DebtorContactPerson/Name": _REQUIRED,
    "DebtorService type DebtorServicelevel/ServiceLevel": _REQUIRED,
    "DebtorService type DebtorTag/HexColor": _REQUIRED,
    "DebtorService type DebtorTag/Tag": _REQUIRED,
    "DebtorService type DomainInfo/Domain": "Every environment has a subdomain.",
    "DebtorService type DomainInfo/SubDomain": "Every environment has a subdomain.",
    "DebtorService type Event/EventName": _REQUIRED,
    "DebtorService type LabourAgreementSettings/StrName": _REQUIRED,
    "DebtorService type Manager/Name": _REQUIRED,
    "DebtorService type Title/TitleName": _REQUIRED,
    "DebtorService type WebhookSetting/Endpoint": _REQUIRED,
    "DebtorService type WebhookSetting/Events": "A webhook without events has an empty list of them.",
    "DebtorService type WebhookSetting/Name": _REQUIRED,
    "EmployeeService.Reports_GetJournalsReportByEmployee answer/Reports_GetJournalsReportByEmployeeResult": (
        "Without figures it is a document without transactions."
    ),
    "EmployeeService type SalaryDocument/PDF": "Without figures there is no document at all.",
    "EmployeeService type Employee/DisplayName": _REQUIRED,
    "EmployeeService.TimeRegistration_GetAll_AllTimeRegistrationCodes answer/"
    "TimeRegistration_GetAll_AllTimeRegistrationCodesResult": "It is never empty.",
    "EmployeeService type TimeRegistrationCode/Description": _REQUIRED,
    "EmployeeService type TimeRegistrationModel/TimeRegistrationCode": _REQUIRED,
    "EmployeeService type EmployeeTimeSchedules/TimeSchedules": _NO_EMPTY_GROUP,
    "EmployeeService type TimeScheduleSlot/StrDuration": _REQUIRED,
    "EmployeeService type PersonalInfo/BurgerlijkeStaat": _WORD,
    "EmployeeService type PersonalInfo/DisplayName": _REQUIRED,
    "EmployeeService type PersonalInfo/EmployeeNumber": _REQUIRED,
    "EmployeeService type PersonalInfo/Gender": "What is not known is stored as undefined.",
    "EmployeeService type PersonalInfo/LastName": _REQUIRED,
    "EmployeeService type PersonalInfo/Naamstelling": _WORD,
    "EmployeeService type EmployeeAddressItem/EmployeeAddresses": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeAddress_V2/CreationDate": _REQUIRED,
    "EmployeeService type PersonalInfoItem/EmployeePersonalInfos": _NO_EMPTY_GROUP,
    "EmployeeService type PersonalInfo_V2/CreationDate": _REQUIRED,
    "EmployeeService type PersonalInfo_V2/DisplayName": _REQUIRED,
    "EmployeeService type PersonalInfo_V2/LastName": _REQUIRED,
    "EmployeeService type CostCenter/Code": _REQUIRED,
    "EmployeeService type CostCenter/Id": _REQUIRED,
    "EmployeeService type EmployeeCostCenter/CostCenter": _REQUIRED,
    "EmployeeService type EmployeeCostCenters/CostCenters": _NO_EMPTY_GROUP,
    "CompanyService type DefaultEmployeeTemplate/DefaultEmployeeTemplateId": _REQUIRED,
    "CompanyService type DefaultEmployeeTemplate/Description": _REQUIRED,
    "EmployeeService type EmployeeEmploymentItem/EmployeeEmployments": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeType/Description": _REQUIRED,
    "EmployeeService type Employment/CreationDate": _REQUIRED,
    "EmployeeService type Employment/InitialStartDate": _REQUIRED,
    "EmployeeService type Employment/StartDate": _REQUIRED,
    "EmployeeService type EndContractReason/Description": _REQUIRED,
    "EmployeeService.EndServiceReason_GetList answer/EndServiceReason_GetListResult": "It is never empty.",
    "EmployeeService.Employee_GetCurrent answer/Employee_GetCurrentResult": _REQUIRED,
    "EmployeeService type Child/Name": _REQUIRED,
    "EmployeeService type EmployeeChildrenItem/EmployeeChildren": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeePartner/Partner": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeePerformanceReview/PerformanceReviews": _NO_EMPTY_GROUP,
    "EmployeeService type FreeField/Name": _REQUIRED,
    "EmployeeService type FreeField/Type": _REQUIRED,
    "EmployeeService type FreeField/Value": "A field without a value is not listed.",
    "EmployeeService type FreeFieldWithStartDate/Name": _REQUIRED,
    "EmployeeService type FreeFieldWithStartDate/StartDate": _REQUIRED,
    "EmployeeService type FreeFieldWithStartDate/Type": _REQUIRED,
    "EmployeeService type FreeFieldWithStartDate/Value": "A field without a value is not listed.",
    "EmployeeService type Partner/PartnerName": _REQUIRED,
    "EmployeeService type PerformanceReview/Type": _WORD,
    "EmployeeService type PersonalInfoContractSalaryAddress/LastName": _REQUIRED,
    "EmployeeService type Staff/Name": _REQUIRED,
    "EmployeeService.Child_Delete answer/Child_DeleteResult": _ID,
    "EmployeeService.Children_Insert answer/Children_InsertResult": _ID,
    "EmployeeService.Children_InsertBatch answer/Children_InsertBatchResult": _ID,
    "EmployeeService.Children_Update answer/Children_UpdateResult": _ID,
    "EmployeeService.Partner_Delete answer/Partner_DeleteResult": _ID,
    "EmployeeService.Partner_Update answer/Partner_UpdateResult": _ID,
    "EmployeeService type EmployeeSalaryItem/EmployeeSalaries": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeScheduleItem/EmployeeSchedules": _NO_EMPTY_GROUP,
    "EmployeeService type AbsenceCause/Cause": "Every cause has a word.",
    "EmployeeService.Absence_RecoveryInsert answer/Absence_RecoveryInsertResult": "It is an absence's id.",
    "EmployeeService.LeaveBalance_Get answer/LeaveBalance_GetResult": "Without any leave it is nought.",
    "EmployeeService.LeaveBalance_GetPerType answer/LeaveBalance_GetPerTypeResult": (
        "Without any leave it is nought."
    ),
    "EmployeeService.Leave_Delete answer/Leave_DeleteResult": "It is the id of what was removed.",
    "EmployeeService type Department_V2/CreationDate": _REQUIRED,
    "EmployeeService type EmployeeContract/CreationDate": _REQUIRED,
    "EmployeeService type EmployeeContract/StartDate": _REQUIRED,
    "EmployeeService type EmployeeContractItem/EmployeeContracts": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeContractItemGlobal/EmployeeContracts": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeDepartmentItem/EmployeeDepartments": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeFunction/CreationDate": _REQUIRED,
    "EmployeeService type EmployeeFunction/Function": _REQUIRED,
    "EmployeeService type EmployeeFunctionItem/EmployeeFunctions": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeFunctionItem_V2/EmployeeFunctions": _NO_EMPTY_GROUP,
    "EmployeeService type Function_V2/CreationDate": _REQUIRED,
    "EmployeeService.BankAccount_DeleteCurrent answer/BankAccount_DeleteCurrentResult": (
        "It is the id that was sent."
    ),
    "EmployeeService.Function_GetFunction answer/Function_GetFunctionResult": "An unknown id is refused.",
    "EmployeeService type SalaryTableEmployee/Schaal": _REQUIRED,
    "EmployeeService type SalaryTableScale/Scale": _REQUIRED,
    "EmployeeService type SalaryTableStep/Step": _REQUIRED,
    "EmployeeService type EmployeeLabourAgreement/Description": _REQUIRED,
    "EmployeeService type EmployeeLeaseCars/LeaseCars": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeSVWItem/EmployeeSVWSettings": _NO_EMPTY_GROUP,
    "EmployeeService type EmployeeSVWSettings/CAO": _CODES,
    "EmployeeService type EmployeeSVWSettings/RiskGroup": _CODES,
    "EmployeeService type EmployeeSVWSettings/Sector": _CODES,
    "EmployeeService type EmployeeSVWSettings/WageCostBenefit": _CODES,
}
"""What the contract lets be nil or left out and our answers never do, so that none could be captured."""
