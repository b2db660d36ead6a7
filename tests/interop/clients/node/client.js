// Node's soap, from the WSDL alone. What to call and what to print is in toolkits.py.
'use strict';

const soap = require('soap');

const { CALL_URL, CALL_SOAP, CALL_USERNAME, CALL_TOKEN, CALL_EMPLOYEE, CALL_STREET } = process.env;
const EmployeeId = Number(CALL_EMPLOYEE);

async function service(name, token = CALL_TOKEN) {
  const client = await soap.createClientAsync(`${CALL_URL}/soap/v3/${name}.asmx?WSDL`, {
    forceSoap12Headers: CALL_SOAP === '1.2',
  });
  const header = { AuthHeaderWithDomain: { Username: CALL_USERNAME, Token: token, Domain: 'demo' } };
  client.addSoapHeader(header, '', 'tns', `https://api.nmbrs.nl/soap/v3/${name}`);
  return client;
}

async function refusal(call) {
  try {
    await call;
  } catch (error) {
    const fault = error.root.Envelope.Body.Fault;
    return CALL_SOAP === '1.1'
      ? { code: fault.faultcode, text: fault.faultstring }
      : { code: fault.Code.Value, text: fault.Reason.Text.$value };
  }
  throw new Error('It was not refused.');
}

async function main() {
  const debtors = await service('DebtorService');
  const employees = await service('EmployeeService');
  const [listed] = await debtors.List_GetAllAsync({});
  const [found] = await employees.PersonalInfo_GetCurrentAsync({ EmployeeId });
  const info = found.PersonalInfo_GetCurrentResult;
  const Address = {
    Id: 0,
    Default: false,
    Street: CALL_STREET,
    HouseNumber: '12',
    City: 'Den Haag',
    Type: 'HolidaysAddress',
  };
  const [written] = await employees.Address_InsertCurrentAsync({ EmployeeId, Address });
  const [read] = await employees.Address_GetListCurrentAsync({ EmployeeId });
  const stranger = await service('DebtorService', 'lp_wrong');
  console.log(JSON.stringify({
    debtors: listed.List_GetAllResult.Debtor.map((debtor) => debtor.Name),
    info: {
      Id: info.Id,
      DisplayName: info.DisplayName,
      LastName: info.LastName,
      Gender: info.Gender,
      NationalityCode: info.NationalityCode,
      Birthday: info.Birthday.toLocaleDateString('sv'), // year first
      Title: info.Title ?? null,
      DeceasedDate: info.DeceasedDate ?? null,
    },
    inserted: written.Address_InsertCurrentResult,
    addresses: read.Address_GetListCurrentResult.EmployeeAddress,
    wrong_token: await refusal(stranger.List_GetAllAsync({})),
    no_employee: await refusal(employees.PersonalInfo_GetCurrentAsync({ EmployeeId: 999999999 })),
  }));
}

main();
