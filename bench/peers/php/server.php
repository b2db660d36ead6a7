<?php
// The PHP peer: SoapServer on the contract's WSDL, one class a service.

class Gate
{
    protected int $environment = 0;
    protected string $subdomain = '';

    public function __construct(protected PDO $database)
    {
    }

    public function AuthHeader(stdClass $header): void
    {
        $query = $this->database->prepare(
            'SELECT digest, email, environment_id, subdomain FROM bench_token WHERE key_id = ?'
        );
        $query->execute([substr($header->Token, 3, 10)]);
        $row = $query->fetch(PDO::FETCH_OBJ);
        $digest = hash_hmac('sha256', $header->Token, hex2bin(getenv('BENCH_HASH_KEY')));
        if (!$row || !hash_equals($row->digest, $digest) || $row->email !== $header->Username) {
            return;
        }
        $this->environment = $row->environment_id;
        $this->subdomain = $row->subdomain;
    }

    public function AuthHeaderWithDomain(stdClass $header): void
    {
        $this->AuthHeader($header);
        if ($this->subdomain !== $header->Domain) {
            $this->environment = 0;
        }
    }

    protected function requireCaller(): void
    {
        if (!$this->environment) {
            throw $this->fault('1001: Invalid authentication');
        }
    }

    protected function fault(string $text): SoapFault
    {
        return new SoapFault('Server', "Server was unable to process request. ---> $text");
    }
}

class DebtorService extends Gate
{
    public function Environment_Get(): array
    {
        $this->requireCaller();
        $info = ['Domain' => "{$this->subdomain}.127.0.0.1", 'SubDomain' => $this->subdomain];
        return ['Environment_GetResult' => $info];
    }

    public function List_GetAll(): array
    {
        $this->requireCaller();
        $query = $this->database->prepare('SELECT Id, Number, Name FROM bench_debtor WHERE environment_id = ?');
        $query->execute([$this->environment]);
        return ['List_GetAllResult' => ['Debtor' => $query->fetchAll(PDO::FETCH_ASSOC)]];
    }
}

class EmployeeService extends Gate
{
    public function PersonalInfo_GetAll_AllEmployeesByCompany(stdClass $request): array
    {
        $this->requireCaller();
        $query = $this->database->prepare('SELECT 1 FROM bench_company WHERE id = ? AND environment_id = ?');
        $query->execute([$request->CompanyID, $this->environment]);
        if (!$query->fetch()) {
            throw $this->fault('2004: Company does not exist');
        }
        $query = $this->database->prepare('SELECT * FROM bench_personal_info WHERE company_id = ?');
        $query->execute([$request->CompanyID]);
        $records = [];
        while ($row = $query->fetch(PDO::FETCH_ASSOC)) {
            $records[$row['Id']][] = $row;
        }
        $items = [];
        foreach ($records as $id => $infos) {
            $items[] = ['EmployeeId' => $id, 'EmployeePersonalInfos' => ['PersonalInfo_V2' => $infos]];
        }
        return ['PersonalInfo_GetAll_AllEmployeesByCompanyResult' => ['PersonalInfoItem' => $items]];
    }
}

$service = basename(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '.asmx');
$database = new PDO('sqlite:' . getenv('BENCH_DATABASE'), options: [PDO::ATTR_PERSISTENT => true]);
$server = new SoapServer(getenv('BENCH_WSDLS') . "/$service.wsdl", ['cache_wsdl' => WSDL_CACHE_MEMORY]);
$server->setObject(new $service($database));
$server->handle();
