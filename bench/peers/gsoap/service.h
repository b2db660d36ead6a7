// The three operations, for soapcpp2; types as wsdl2h derives them from the contract's WSDL, dates as text.

//gsoap d schema namespace: https://api.nmbrs.nl/soap/v3/DebtorService
//gsoap d schema form: qualified
//gsoap e schema namespace: https://api.nmbrs.nl/soap/v3/EmployeeService
//gsoap e schema form: qualified

typedef char *xsd__dateTime;

struct d__AuthHeader { char *Username; char *Token; };
struct d__AuthHeaderWithDomain { char *Username; char *Token; char *Domain; };
struct e__AuthHeaderWithDomain { char *Username; char *Token; char *Domain; };

struct SOAP_ENV__Header {
  struct d__AuthHeader *d__AuthHeader;
  struct d__AuthHeaderWithDomain *d__AuthHeaderWithDomain;
  struct e__AuthHeaderWithDomain *e__AuthHeaderWithDomain;
};

struct d__DomainInfo { char *Domain; char *SubDomain; };
struct d__Environment_USCOREGetResponse { struct d__DomainInfo *Environment_USCOREGetResult; };
int d__Environment_USCOREGet(struct d__Environment_USCOREGetResponse *answer);

struct d__Debtor { int Id; char *Number; char *Name; };
struct d__ArrayOfDebtor { int __size; struct d__Debtor *Debtor; };
struct d__List_USCOREGetAllResponse { struct d__ArrayOfDebtor *List_USCOREGetAllResult; };
int d__List_USCOREGetAll(struct d__List_USCOREGetAllResponse *answer);

struct e__PersonalInfo_USCOREV2 {
  int Id;
  char *DisplayName;
  int EmployeeNumber;
  char *BSN;
  char *Title;
  char *FirstName;
  char *Initials;
  char *Prefix;
  char *LastName;
  char *Nickname;
  char *Gender;
  int NationalityCode;
  char *PlaceOfBirth;
  char *CountryOfBirthISOCode;
  char *IdentificationNumber;
  int IdentificationType;
  char *PartnerPrefix;
  char *PartnerLastName;
  char *TelephonePrivate;
  char *TelephoneWork;
  char *TelephoneMobilePrivate;
  char *TelephoneMobileWork;
  char *TelephoneOther;
  char *EmailPrivate;
  char *EmailWork;
  int BurgerlijkeStaat;
  int Naamstelling;
  xsd__dateTime Birthday nullptr 1;
  xsd__dateTime CreationDate nullptr 1;
  int StartPeriod;
  int StartYear;
  xsd__dateTime DeceasedDate nullptr 1;
  char *InCaseOfEmergency;
  char *InCaseOfEmergencyPhone;
  char *InCaseOfEmergencyRelation;
  char *TitleAfter;
};
struct e__ArrayOfPersonalInfo_USCOREV2 { int __size; struct e__PersonalInfo_USCOREV2 *PersonalInfo_USCOREV2; };
struct e__PersonalInfoItem { int EmployeeId; struct e__ArrayOfPersonalInfo_USCOREV2 *EmployeePersonalInfos; };
struct e__ArrayOfPersonalInfoItem { int __size; struct e__PersonalInfoItem *PersonalInfoItem; };
struct e__PersonalInfo_USCOREGetAll_USCOREAllEmployeesByCompanyResponse {
  struct e__ArrayOfPersonalInfoItem *PersonalInfo_USCOREGetAll_USCOREAllEmployeesByCompanyResult;
};
int e__PersonalInfo_USCOREGetAll_USCOREAllEmployeesByCompany(
  int CompanyID, struct e__PersonalInfo_USCOREGetAll_USCOREAllEmployeesByCompanyResponse *answer);
