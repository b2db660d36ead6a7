// The Node peer: soap on the contract's WSDLs, two workers by cluster.
"use strict";

const cluster = require("node:cluster");
const crypto = require("node:crypto");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const Database = require("better-sqlite3");
const soap = require("soap");

const WORKERS = 2;
const { BENCH_DATABASE, BENCH_HASH_KEY, BENCH_PORT, BENCH_WSDLS } = process.env;

function serve() {
  const database = new Database(BENCH_DATABASE);
  const hashKey = Buffer.from(BENCH_HASH_KEY, "hex");
  const tokens = database.prepare(
    "SELECT digest, email, environment_id, subdomain FROM bench_token WHERE key_id = ?",
  );
  const debtors = database.prepare("SELECT Id, Number, Name FROM bench_debtor WHERE environment_id = ?");
  const company = database.prepare("SELECT 1 FROM bench_company WHERE id = ? AND environment_id = ?");
  const personalInfos = database.prepare("SELECT * FROM bench_personal_info WHERE company_id = ?");

  function fault(text) {
    const faultstring = `Server was unable to process request. ---> ${text}`;
    return { Fault: { faultcode: "soap:Server", faultstring } };
  }

  function authenticate(header) {
    const token = header?.Token ?? "";
    const row = tokens.get(token.slice(3, 13));
    const digest = crypto.createHmac("sha256", hashKey).update(token).digest();
    const expected = Buffer.from(row?.digest ?? "0".repeat(64), "hex");
    if (!crypto.timingSafeEqual(digest, expected) || row?.email !== header.Username) {
      throw fault("1001: Invalid authentication");
    }
    return row;
  }

  function authenticateWithDomain(header) {
    const caller = authenticate(header);
    if (caller.subdomain !== header.Domain) {
      throw fault("1001: Invalid authentication");
    }
    return caller;
  }

  const debtorService = {
    Environment_Get(request, callback, headers) {
      const { subdomain } = authenticate(headers.AuthHeader);
      return { Environment_GetResult: { Domain: `${subdomain}.127.0.0.1`, SubDomain: subdomain } };
    },
    List_GetAll(request, callback, headers) {
      const caller = authenticateWithDomain(headers.AuthHeaderWithDomain);
      return { List_GetAllResult: { Debtor: debtors.all(caller.environment_id) } };
    },
  };

  const employeeService = {
    PersonalInfo_GetAll_AllEmployeesByCompany({ CompanyID }, callback, headers) {
      const caller = authenticateWithDomain(headers.AuthHeaderWithDomain);
      if (!company.get(CompanyID, caller.environment_id)) {
        throw fault("2004: Company does not exist");
      }
      const items = new Map();
      for (const { company_id: _, ...info } of personalInfos.iterate(CompanyID)) {
        if (!items.has(info.Id)) {
          items.set(info.Id, { EmployeeId: info.Id, EmployeePersonalInfos: { PersonalInfo_V2: [] } });
        }
        for (const name in info) {
          info[name] ??= undefined; // left out
        }
        items.get(info.Id).EmployeePersonalInfos.PersonalInfo_V2.push(info);
      }
      return { PersonalInfo_GetAll_AllEmployeesByCompanyResult: { PersonalInfoItem: [...items.values()] } };
    },
  };

  const server = http.createServer((request, response) => response.writeHead(404).end());
  server.listen(Number(BENCH_PORT), "127.0.0.1", () => {
    for (const [name, methods] of Object.entries({ DebtorService: debtorService, EmployeeService: employeeService })) {
      const wsdl = fs.readFileSync(path.join(BENCH_WSDLS, `${name}.wsdl`), "utf8");
      const ports = { [`${name}Soap`]: methods, [`${name}Soap12`]: methods };
      soap.listen(server, `/soap/v3/${name}.asmx`, { [name]: ports }, wsdl);
    }
  });
}

if (cluster.isPrimary) {
  for (let number = 0; number < WORKERS; number += 1) {
    cluster.fork();
  }
} else {
  serve();
}
