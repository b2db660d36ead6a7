-- What peers read: the product's own tables, by the names of the wire.
PRAGMA journal_mode = WAL;

CREATE VIEW bench_token AS
SELECT t.key_id, t.digest, l.email, l.environment_id, e.subdomain
FROM access_token t
JOIN access_login l ON l.id = t.login_id
JOIN organisation_environment e ON e.id = l.environment_id
WHERE t.revoked_at IS NULL AND l.status = 'active';

CREATE VIEW bench_debtor AS
SELECT environment_id, id AS Id, number AS Number, name AS Name
FROM organisation_debtor
ORDER BY number, id;

CREATE VIEW bench_company AS
SELECT c.id, d.environment_id
FROM organisation_company c
JOIN organisation_debtor d ON d.id = c.debtor_id;

CREATE VIEW bench_personal_info AS
SELECT e.company_id,
       p.employee_id AS Id,
       e.display_name AS DisplayName,
       e.number AS EmployeeNumber,
       p.bsn AS BSN,
       p.title AS Title,
       p.first_name AS FirstName,
       p.initials AS Initials,
       p.prefix AS Prefix,
       p.last_name AS LastName,
       p.nickname AS Nickname,
       p.gender AS Gender,
       p.nationality_code AS NationalityCode,
       p.place_of_birth AS PlaceOfBirth,
       p.country_of_birth_code AS CountryOfBirthISOCode,
       p.identification_number AS IdentificationNumber,
       p.identification_type AS IdentificationType,
       p.partner_prefix AS PartnerPrefix,
       p.partner_last_name AS PartnerLastName,
       p.telephone_private AS TelephonePrivate,
       p.telephone_work AS TelephoneWork,
       p.telephone_mobile_private AS TelephoneMobilePrivate,
       p.telephone_mobile_work AS TelephoneMobileWork,
       p.telephone_other AS TelephoneOther,
       p.email_private AS EmailPrivate,
       p.email_work AS EmailWork,
       p.marital_status AS BurgerlijkeStaat,
       p.name_display AS Naamstelling,
       p.birthday || 'T00:00:00' AS Birthday,
       replace(datetime(p.created_at, '+1 hour'), ' ', 'T') AS CreationDate,
       p.first_period % 100 AS StartPeriod,
       p.first_period / 100 AS StartYear,
       p.deceased_on || 'T00:00:00' AS DeceasedDate,
       p.emergency_contact AS InCaseOfEmergency,
       p.emergency_phone AS InCaseOfEmergencyPhone,
       p.emergency_relation AS InCaseOfEmergencyRelation,
       p.title_after AS TitleAfter
FROM payroll_employee e
JOIN payroll_personalinfo p ON p.employee_id = e.id
ORDER BY e.number, e.id, p.first_period;
