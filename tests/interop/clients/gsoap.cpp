// gSOAP, with the classes that wsdl2h and soapcpp2 make from the WSDLs, each named after its service. What to call
// and what to print is in toolkits.py.
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>

#include "DebtorServiceSoap.nsmap"
#include "soapDebtorServiceSoapProxy.h"
#include "soapEmployeeServiceSoapProxy.h"

static std::string json(const std::string &text) {
    std::string quoted = "\"";
    for (char letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    return quoted + '"';
}

static std::string json(const std::string *text) { return text ? json(*text) : "null"; }

static std::string json_date(const time_t *moment) {
    if (!moment) return "null";
    char text[32];
    strftime(text, sizeof text, "%Y-%m-%d", localtime(moment));
    return json(std::string(text));
}

// Headers go with one call each.
template <class AuthHeader>
static AuthHeader *credentials(const char *token) {
    auto header = new AuthHeader;
    header->Username = new std::string(getenv("CALL_USERNAME"));
    header->Token = new std::string(token);
    header->Domain = new std::string("demo");
    return header;
}

static void to_debtors(soap *context, const char *token = getenv("CALL_TOKEN")) {
    context->header = soap_new_SOAP_ENV__Header(context);
    context->header->DebtorService__AuthHeaderWithDomain_ = credentials<DebtorService__AuthHeaderWithDomain>(token);
}

static void to_employees(soap *context) {
    context->header = soap_new_SOAP_ENV__Header(context);
    context->header->EmployeeService__AuthHeaderWithDomain_ = credentials<EmployeeService__AuthHeaderWithDomain>(getenv("CALL_TOKEN"));
}

// The table that was generated names the envelope of 1.2, and that of 1.1 as the other to understand.
static void speak(soap *context, const std::string &version) {
    if (version == "1.1")
        for (int row : {0, 1}) namespaces[row].ns = namespaces[row].in;
    soap_set_namespaces(context, namespaces);
}

static void accepted(soap *context, int error) {
    if (!error) return;
    soap_stream_fault(context, std::cerr);
    exit(1);
}

static std::string refusal(soap *context, int error) {
    if (!error) {
        std::cerr << "It was not refused.";
        exit(1);
    }
    soap_set_fault(context);
    return "{\"code\": " + json(std::string(*soap_faultcode(context))) +
           ", \"text\": " + json(std::string(*soap_faultstring(context))) + "}";
}

int main() {
    soap *context = soap_new1(SOAP_C_UTFSTRING | SOAP_XML_STRICT);
    DebtorServiceSoapProxy debtors(context);
    EmployeeServiceSoapProxy employees(context);
    speak(context, getenv("CALL_SOAP"));
    const int employee = atoi(getenv("CALL_EMPLOYEE"));
    const char *comma = "";

    _DebtorService__List_USCOREGetAll list;
    _DebtorService__List_USCOREGetAllResponse listed;
    to_debtors(context);
    accepted(context, debtors.List_USCOREGetAll(&list, listed));
    std::cout << "{\"debtors\": [";
    for (auto debtor : listed.List_USCOREGetAllResult->Debtor) {
        std::cout << comma << json(debtor->Name);
        comma = ", ";
    }

    _EmployeeService__PersonalInfo_USCOREGetCurrent get;
    get.EmployeeId = employee;
    _EmployeeService__PersonalInfo_USCOREGetCurrentResponse got;
    to_employees(context);
    accepted(context, employees.PersonalInfo_USCOREGetCurrent(&get, got));
    auto info = got.PersonalInfo_USCOREGetCurrentResult;
    std::cout << "], \"info\": {\"Id\": " << info->Id << ", \"DisplayName\": " << json(info->DisplayName)
              << ", \"LastName\": " << json(info->LastName)
              << ", \"Gender\": " << json(std::string(soap_EmployeeService__Gender2s(context, *info->Gender)))
              << ", \"NationalityCode\": " << *info->NationalityCode
              << ", \"Birthday\": " << json_date(info->Birthday) << ", \"Title\": " << json(info->Title)
              << ", \"DeceasedDate\": " << json_date(info->DeceasedDate) << "}";

    std::string street = getenv("CALL_STREET"), number = "12", city = "Den Haag";
    EmployeeService__EmployeeAddress address;
    address.Id = 0;
    address.Default = false;
    address.Street = &street;
    address.HouseNumber = &number;
    address.City = &city;
    address.Type = EmployeeService__AddressType__HolidaysAddress;
    _EmployeeService__Address_USCOREInsertCurrent insert;
    insert.EmployeeId = employee;
    insert.Address = &address;
    _EmployeeService__Address_USCOREInsertCurrentResponse inserted;
    to_employees(context);
    accepted(context, employees.Address_USCOREInsertCurrent(&insert, inserted));
    std::cout << ", \"inserted\": " << inserted.Address_USCOREInsertCurrentResult;

    _EmployeeService__Address_USCOREGetListCurrent read;
    read.EmployeeId = employee;
    _EmployeeService__Address_USCOREGetListCurrentResponse found;
    to_employees(context);
    accepted(context, employees.Address_USCOREGetListCurrent(&read, found));
    std::cout << ", \"addresses\": [";
    comma = "";
    for (auto row : found.Address_USCOREGetListCurrentResult->EmployeeAddress) {
        std::cout << comma << "{\"Id\": " << row->Id
                  << ", \"Default\": " << (row->Default ? "true" : "false")
                  << ", \"Street\": " << json(row->Street) << ", \"HouseNumber\": " << json(row->HouseNumber)
                  << ", \"PostalCode\": " << json(row->PostalCode) << ", \"City\": " << json(row->City)
                  << ", \"CountryISOCode\": " << json(row->CountryISOCode)
                  << ", \"Type\": " << json(std::string(soap_EmployeeService__AddressType2s(context, row->Type))) << "}";
        comma = ", ";
    }

    to_debtors(context, "lp_wrong");
    std::cout << "], \"wrong_token\": " << refusal(context, debtors.List_USCOREGetAll(&list, listed));
    get.EmployeeId = 999999999;
    to_employees(context);
    std::cout << ", \"no_employee\": " << refusal(context, employees.PersonalInfo_USCOREGetCurrent(&get, got))
              << "}" << std::endl;
}
