<?php
// PHP's SoapClient, from the WSDL alone. What to call and what to print is in toolkits.py.

function service(string $name, string $token): SoapClient
{
    $client = new SoapClient(getenv('CALL_URL') . "/soap/v3/$name.asmx?WSDL", [
        'soap_version' => getenv('CALL_SOAP') === '1.1' ? SOAP_1_1 : SOAP_1_2,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);
    $header = ['Username' => getenv('CALL_USERNAME'), 'Token' => $token, 'Domain' => 'demo'];
    $client->__setSoapHeaders(
        new SoapHeader("https://api.nmbrs.nl/soap/v3/$name", 'AuthHeaderWithDomain', $header)
    );
    return $client;
}

function refusal(callable $call): array
{
    try {
        $call();
    } catch (SoapFault $fault) {
        return ['code' => $fault->faultcode, 'text' => $fault->faultstring];
    }
    exit('It was not refused.');
}

$token = getenv('CALL_TOKEN');
$employee = (int) getenv('CALL_EMPLOYEE');
$debtors = service('DebtorService', $token)->List_GetAll()->List_GetAllResult->Debtor;
$employees = service('EmployeeService', $token);
$info = $employees->PersonalInfo_GetCurrent(['EmployeeId' => $employee])->PersonalInfo_GetCurrentResult;
$written = $employees->Address_InsertCurrent([
    'EmployeeId' => $employee,
    'Address' => [
        'Id' => 0,
        'Default' => false,
        'Street' => getenv('CALL_STREET'),
        'HouseNumber' => '12',
        'City' => 'Den Haag',
        'Type' => 'HolidaysAddress',
    ],
]);
$read = $employees->Address_GetListCurrent(['EmployeeId' => $employee]);

echo json_encode([
    'debtors' => array_column($debtors, 'Name'),
    'info' => [
        'Id' => $info->Id,
        'DisplayName' => $info->DisplayName,
        'LastName' => $info->LastName,
        'Gender' => $info->Gender,
        'NationalityCode' => $info->NationalityCode,
        'Birthday' => (new DateTime($info->Birthday))->format('Y-m-d'),
        'Title' => $info->Title ?? null,
        'DeceasedDate' => $info->DeceasedDate,
    ],
    'inserted' => $written->Address_InsertCurrentResult,
    'addresses' => $read->Address_GetListCurrentResult->EmployeeAddress,
    'wrong_token' => refusal(fn () => service('DebtorService', 'lp_wrong')->List_GetAll()),
    'no_employee' => refusal(fn () => $employees->PersonalInfo_GetCurrent(['EmployeeId' => 999999999])),
], JSON_THROW_ON_ERROR);
