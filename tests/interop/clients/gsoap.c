/* gSOAP, with the functions that wsdl2h and soapcpp2 make from the WSDLs. What to call and what to print is in
 * toolkits.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "DebtorServiceSoap.nsmap"
#include "soapH.h"

static void print(const char *text) {
    if (!text) {
        fputs("null", stdout);
        return;
    }
    putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') putchar('\\');
        putchar(*text);
    }
    putchar('"');
}

static void print_date(const time_t *moment) {
    char text[32];
    if (moment) strftime(text, sizeof text, "%Y-%m-%d", localtime(moment));
    print(moment ? text : NULL);
}

static void print_field(const char *name, const char *text) {
    printf(", \"%s\": ", name);
    print(text);
}

/* Headers go with one call each. */
static void to_debtors(struct soap *context, const char *token) {
    struct DebtorService__AuthHeaderWithDomain *header = soap_new_DebtorService__AuthHeaderWithDomain(context, -1);
    header->Username = getenv("CALL_USERNAME");
    header->Token = (char *)token;
    header->Domain = "demo";
    context->header = soap_new_SOAP_ENV__Header(context, -1);
    context->header->DebtorService__AuthHeaderWithDomain = header;
}

static void to_employees(struct soap *context) {
    struct EmployeeService__AuthHeaderWithDomain *header = soap_new_EmployeeService__AuthHeaderWithDomain(context, -1);
    header->Username = getenv("CALL_USERNAME");
    header->Token = getenv("CALL_TOKEN");
    header->Domain = "demo";
    context->header = soap_new_SOAP_ENV__Header(context, -1);
    context->header->EmployeeService__AuthHeaderWithDomain = header;
}

/* The table that was generated names the envelope of 1.2, and that of 1.1 as the other to understand. */
static void speak(struct soap *context, const char *version) {
    if (strcmp(version, "1.1") == 0) {
        for (int row = 0; row < 2; row++) namespaces[row].ns = namespaces[row].in;
    }
    soap_set_namespaces(context, namespaces);
}

static void accepted(struct soap *context, int error) {
    if (!error) return;
    soap_print_fault(context, stderr);
    exit(1);
}

static void print_refusal(struct soap *context, const char *name, int error) {
    if (!error) {
        fputs("It was not refused.", stderr);
        exit(1);
    }
    soap_set_fault(context);
    printf(", \"%s\": {\"code\": ", name);
    print(*soap_faultcode(context));
    print_field("text", *soap_faultstring(context));
    putchar('}');
}

static int list_debtors(struct soap *context, struct _DebtorService__List_USCOREGetAllResponse *listed) {
    struct _DebtorService__List_USCOREGetAll list;
    soap_default__DebtorService__List_USCOREGetAll(context, &list);
    return soap_call___DebtorService__List_USCOREGetAll(context, NULL, NULL, &list, listed);
}

static int get_info(
    struct soap *context, int employee, struct _EmployeeService__PersonalInfo_USCOREGetCurrentResponse *got
) {
    struct _EmployeeService__PersonalInfo_USCOREGetCurrent get;
    soap_default__EmployeeService__PersonalInfo_USCOREGetCurrent(context, &get);
    get.EmployeeId = employee;
    to_employees(context);
    return soap_call___EmployeeService__PersonalInfo_USCOREGetCurrent(context, NULL, NULL, &get, got);
}

static void tell_debtors(struct soap *context) {
    struct _DebtorService__List_USCOREGetAllResponse listed;
    to_debtors(context, getenv("CALL_TOKEN"));
    accepted(context, list_debtors(context, &listed));
    const struct DebtorService__ArrayOfDebtor *debtors = listed.List_USCOREGetAllResult;
    fputs("\"debtors\": [", stdout);
    for (int row = 0; row < debtors->__sizeDebtor; row++) {
        if (row) fputs(", ", stdout);
        print(debtors->Debtor[row].Name);
    }
    putchar(']');
}

static void tell_info(struct soap *context, int employee) {
    struct _EmployeeService__PersonalInfo_USCOREGetCurrentResponse got;
    accepted(context, get_info(context, employee, &got));
    const struct EmployeeService__PersonalInfo *info = got.PersonalInfo_USCOREGetCurrentResult;
    printf(", \"info\": {\"Id\": %d", info->Id);
    print_field("DisplayName", info->DisplayName);
    print_field("LastName", info->LastName);
    print_field("Gender", soap_EmployeeService__Gender2s(context, *info->Gender));
    printf(", \"NationalityCode\": %d, \"Birthday\": ", *info->NationalityCode);
    print_date(info->Birthday);
    print_field("Title", info->Title);
    fputs(", \"DeceasedDate\": ", stdout);
    print_date(info->DeceasedDate);
    putchar('}');
}

static void insert_address(struct soap *context, int employee) {
    struct EmployeeService__EmployeeAddress address;
    soap_default_EmployeeService__EmployeeAddress(context, &address);
    address.Street = getenv("CALL_STREET");
    address.HouseNumber = "12";
    address.City = "Den Haag";
    address.Type = EmployeeService__AddressType__HolidaysAddress;
    struct _EmployeeService__Address_USCOREInsertCurrent insert;
    insert.EmployeeId = employee;
    insert.Address = &address;
    struct _EmployeeService__Address_USCOREInsertCurrentResponse inserted;
    to_employees(context);
    accepted(
        context, soap_call___EmployeeService__Address_USCOREInsertCurrent(context, NULL, NULL, &insert, &inserted)
    );
    printf(", \"inserted\": %d", inserted.Address_USCOREInsertCurrentResult);
}

static void tell_addresses(struct soap *context, int employee) {
    struct _EmployeeService__Address_USCOREGetListCurrent read;
    read.EmployeeId = employee;
    struct _EmployeeService__Address_USCOREGetListCurrentResponse found;
    to_employees(context);
    accepted(context, soap_call___EmployeeService__Address_USCOREGetListCurrent(context, NULL, NULL, &read, &found));
    const struct EmployeeService__ArrayOfEmployeeAddress *addresses = found.Address_USCOREGetListCurrentResult;
    fputs(", \"addresses\": [", stdout);
    for (int row = 0; row < addresses->__sizeEmployeeAddress; row++) {
        const struct EmployeeService__EmployeeAddress *address = &addresses->EmployeeAddress[row];
        printf("%s{\"Id\": %d, \"Default\": %s", row ? ", " : "", address->Id, address->Default ? "true" : "false");
        print_field("Street", address->Street);
        print_field("HouseNumber", address->HouseNumber);
        print_field("PostalCode", address->PostalCode);
        print_field("City", address->City);
        print_field("CountryISOCode", address->CountryISOCode);
        print_field("Type", soap_EmployeeService__AddressType2s(context, address->Type));
        putchar('}');
    }
    putchar(']');
}

int main(void) {
    struct soap *context = soap_new1(SOAP_C_UTFSTRING | SOAP_XML_STRICT);
    speak(context, getenv("CALL_SOAP"));
    const int employee = atoi(getenv("CALL_EMPLOYEE"));
    putchar('{');
    tell_debtors(context);
    tell_info(context, employee);
    insert_address(context, employee);
    tell_addresses(context, employee);

    struct _DebtorService__List_USCOREGetAllResponse listed;
    to_debtors(context, "lp_wrong");
    print_refusal(context, "wrong_token", list_debtors(context, &listed));
    struct _EmployeeService__PersonalInfo_USCOREGetCurrentResponse got;
    print_refusal(context, "no_employee", get_info(context, 999999999, &got));
    puts("}");
}
