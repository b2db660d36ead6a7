/* The gSOAP peer: two processes, a thread a connection, each with a database connection of its own. */
#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "soapH.h"

struct Namespace namespaces[] = {
  {"SOAP-ENV", "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/*/soap-envelope", NULL},
  {"SOAP-ENC", "http://schemas.xmlsoap.org/soap/encoding/", "http://www.w3.org/*/soap-encoding", NULL},
  {"xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL, NULL},
  {"xsd", "http://www.w3.org/2001/XMLSchema", NULL, NULL},
  {"d", "https://api.nmbrs.nl/soap/v3/DebtorService", NULL, NULL},
  {"e", "https://api.nmbrs.nl/soap/v3/EmployeeService", NULL, NULL},
  {NULL, NULL, NULL, NULL},
};

enum { WORKERS = 2, KEY_LENGTH = 32, DIGEST_LENGTH = 64 };

static unsigned char hash_key[KEY_LENGTH];

/* The statements of one database connection, kept with the SOAP context of its thread. */
struct store {
  sqlite3 *database;
  sqlite3_stmt *token, *debtors, *company, *personal_infos;
};

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(database));
    exit(1);
  }
  return statement;
}

static void open_store(struct store *store) {
  sqlite3_open_v2(getenv("BENCH_DATABASE"), &store->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  sqlite3_busy_timeout(store->database, 20000);
  store->token = prepare(store->database,
    "SELECT digest, email, environment_id, subdomain FROM bench_token WHERE key_id = ?");
  store->debtors = prepare(store->database, "SELECT Id, Number, Name FROM bench_debtor WHERE environment_id = ?");
  store->company = prepare(store->database, "SELECT 1 FROM bench_company WHERE id = ? AND environment_id = ?");
  store->personal_infos = prepare(store->database, "SELECT * FROM bench_personal_info WHERE company_id = ?");
}

static void close_store(struct store *store) {
  sqlite3_finalize(store->token);
  sqlite3_finalize(store->debtors);
  sqlite3_finalize(store->company);
  sqlite3_finalize(store->personal_infos);
  sqlite3_close(store->database);
}

static char *text(struct soap *soap, sqlite3_stmt *row, int column) {
  return soap_strdup(soap, (const char *)sqlite3_column_text(row, column));
}

static int is_genuine(const char *token, const char *expected) {
  static const char digits[] = "0123456789abcdef";
  unsigned char hash[EVP_MAX_MD_SIZE];
  char found[DIGEST_LENGTH];
  unsigned int length;
  HMAC(EVP_sha256(), hash_key, KEY_LENGTH, (const unsigned char *)token, strlen(token), hash, &length);
  for (int i = 0; i < DIGEST_LENGTH; i++) {
    found[i] = digits[i % 2 ? hash[i / 2] & 15 : hash[i / 2] >> 4];
  }
  return strlen(expected) == DIGEST_LENGTH && CRYPTO_memcmp(found, expected, DIGEST_LENGTH) == 0;
}

/* The environment of a caller and its subdomain, or 0: the token's hash is checked on every call. */
static int authenticate(struct soap *soap, const char *username, const char *token, const char *domain, char **subdomain) {
  sqlite3_stmt *row = ((struct store *)soap->user)->token;
  int environment = 0;
  soap->header = NULL; /* or it would be sent back */
  if (!username || !token || strlen(token) < 13) {
    return 0;
  }
  sqlite3_bind_text(row, 1, token + 3, 10, SQLITE_STATIC);
  if (sqlite3_step(row) == SQLITE_ROW && is_genuine(token, (const char *)sqlite3_column_text(row, 0))
      && strcmp(username, (const char *)sqlite3_column_text(row, 1)) == 0) {
    *subdomain = text(soap, row, 3);
    if (!domain || strcmp(domain, *subdomain) == 0) {
      environment = sqlite3_column_int(row, 2);
    }
  }
  sqlite3_reset(row);
  return environment;
}

static int refuse(struct soap *soap) {
  return soap_receiver_fault(soap, "Server was unable to process request. ---> 1001: Invalid authentication", NULL);
}

int d__Environment_USCOREGet(struct soap *soap, struct d__Environment_USCOREGetResponse *answer) {
  struct d__AuthHeader *caller = soap->header ? soap->header->d__AuthHeader : NULL;
  char *subdomain;
  if (!caller || !authenticate(soap, caller->Username, caller->Token, NULL, &subdomain)) {
    return refuse(soap);
  }
  struct d__DomainInfo *info = soap_malloc(soap, sizeof *info);
  info->SubDomain = subdomain;
  info->Domain = soap_malloc(soap, strlen(subdomain) + sizeof ".127.0.0.1");
  strcat(strcpy(info->Domain, subdomain), ".127.0.0.1");
  answer->Environment_USCOREGetResult = info;
  return SOAP_OK;
}

/* Room for one item more in an array that doubles when it is full. */
static void *grown(struct soap *soap, void *items, int count, size_t size) {
  if (count & (count - 1)) {
    return items;
  }
  void *larger = soap_malloc(soap, (count ? 2 * count : 1) * size);
  return count ? memcpy(larger, items, count * size) : larger;
}

int d__List_USCOREGetAll(struct soap *soap, struct d__List_USCOREGetAllResponse *answer) {
  struct store *store = soap->user;
  struct d__AuthHeaderWithDomain *caller = soap->header ? soap->header->d__AuthHeaderWithDomain : NULL;
  char *subdomain;
  int environment = caller ? authenticate(soap, caller->Username, caller->Token, caller->Domain, &subdomain) : 0;
  if (!environment) {
    return refuse(soap);
  }
  struct d__ArrayOfDebtor *list = soap_malloc(soap, sizeof *list);
  sqlite3_stmt *row = store->debtors;
  sqlite3_bind_int(row, 1, environment);
  for (list->__size = 0; sqlite3_step(row) == SQLITE_ROW; list->__size++) {
    list->Debtor = grown(soap, list->Debtor, list->__size, sizeof *list->Debtor);
    list->Debtor[list->__size] =
      (struct d__Debtor){sqlite3_column_int(row, 0), text(soap, row, 1), text(soap, row, 2)};
  }
  sqlite3_reset(row);
  answer->List_USCOREGetAllResult = list;
  return SOAP_OK;
}

static struct e__PersonalInfo_USCOREV2 personal_info(struct soap *soap, sqlite3_stmt *row) {
  int column = 1; /* after the company */
#define NUMBER sqlite3_column_int(row, column++)
#define TEXT text(soap, row, column++)
  struct e__PersonalInfo_USCOREV2 info;
  info.Id = NUMBER;
  info.DisplayName = TEXT;
  info.EmployeeNumber = NUMBER;
  info.BSN = TEXT;
  info.Title = TEXT;
  info.FirstName = TEXT;
  info.Initials = TEXT;
  info.Prefix = TEXT;
  info.LastName = TEXT;
  info.Nickname = TEXT;
  info.Gender = TEXT;
  info.NationalityCode = NUMBER;
  info.PlaceOfBirth = TEXT;
  info.CountryOfBirthISOCode = TEXT;
  info.IdentificationNumber = TEXT;
  info.IdentificationType = NUMBER;
  info.PartnerPrefix = TEXT;
  info.PartnerLastName = TEXT;
  info.TelephonePrivate = TEXT;
  info.TelephoneWork = TEXT;
  info.TelephoneMobilePrivate = TEXT;
  info.TelephoneMobileWork = TEXT;
  info.TelephoneOther = TEXT;
  info.EmailPrivate = TEXT;
  info.EmailWork = TEXT;
  info.BurgerlijkeStaat = NUMBER;
  info.Naamstelling = NUMBER;
  info.Birthday = TEXT;
  info.CreationDate = TEXT;
  info.StartPeriod = NUMBER;
  info.StartYear = NUMBER;
  info.DeceasedDate = TEXT;
  info.InCaseOfEmergency = TEXT;
  info.InCaseOfEmergencyPhone = TEXT;
  info.InCaseOfEmergencyRelation = TEXT;
  info.TitleAfter = TEXT;
#undef NUMBER
#undef TEXT
  return info;
}

int e__PersonalInfo_USCOREGetAll_USCOREAllEmployeesByCompany(
  struct soap *soap, int company, struct e__PersonalInfo_USCOREGetAll_USCOREAllEmployeesByCompanyResponse *answer) {
  struct store *store = soap->user;
  struct e__AuthHeaderWithDomain *caller = soap->header ? soap->header->e__AuthHeaderWithDomain : NULL;
  char *subdomain;
  int environment = caller ? authenticate(soap, caller->Username, caller->Token, caller->Domain, &subdomain) : 0;
  if (!environment) {
    return refuse(soap);
  }
  sqlite3_bind_int(store->company, 1, company);
  sqlite3_bind_int(store->company, 2, environment);
  int is_theirs = sqlite3_step(store->company) == SQLITE_ROW;
  sqlite3_reset(store->company);
  if (!is_theirs) {
    return soap_receiver_fault(soap, "Server was unable to process request. ---> 2004: Company does not exist", NULL);
  }
  struct e__ArrayOfPersonalInfoItem *list = soap_malloc(soap, sizeof *list);
  struct e__PersonalInfoItem *item = NULL;
  sqlite3_stmt *row = store->personal_infos;
  sqlite3_bind_int(row, 1, company);
  list->__size = 0;
  while (sqlite3_step(row) == SQLITE_ROW) {
    struct e__PersonalInfo_USCOREV2 info = personal_info(soap, row);
    if (!item || item->EmployeeId != info.Id) {
      list->PersonalInfoItem = grown(soap, list->PersonalInfoItem, list->__size, sizeof *item);
      item = &list->PersonalInfoItem[list->__size++];
      item->EmployeeId = info.Id;
      item->EmployeePersonalInfos = soap_malloc(soap, sizeof *item->EmployeePersonalInfos);
      item->EmployeePersonalInfos->__size = 0;
    }
    struct e__ArrayOfPersonalInfo_USCOREV2 *records = item->EmployeePersonalInfos;
    records->PersonalInfo_USCOREV2 = grown(soap, records->PersonalInfo_USCOREV2, records->__size, sizeof info);
    records->PersonalInfo_USCOREV2[records->__size++] = info;
  }
  sqlite3_reset(row);
  answer->PersonalInfo_USCOREGetAll_USCOREAllEmployeesByCompanyResult = list;
  return SOAP_OK;
}

static void *serve(void *connection) {
  struct soap *soap = connection;
  struct store store;
  open_store(&store);
  soap->user = &store;
  soap_serve(soap);
  soap_destroy(soap);
  soap_end(soap);
  soap_free(soap);
  close_store(&store);
  return NULL;
}

static void accept_connections(struct soap *soap) {
  struct store kept; /* or the last connection to close would clear away the WAL each time */
  open_store(&kept);
  for (;;) {
    pthread_t thread;
    if (!soap_valid_socket(soap_accept(soap))) {
      exit(1);
    }
    pthread_create(&thread, NULL, serve, soap_copy(soap));
    pthread_detach(thread);
  }
}

int main(void) {
  struct soap *soap = soap_new1(SOAP_IO_KEEPALIVE | SOAP_IO_STORE | SOAP_C_UTFSTRING | SOAP_XML_TREE);
  const char *key = getenv("BENCH_HASH_KEY");
  for (int i = 0; i < KEY_LENGTH; i++) {
    sscanf(key + 2 * i, "%2hhx", &hash_key[i]);
  }
  signal(SIGPIPE, SIG_IGN);
  soap->max_keep_alive = 0; /* no limit */
  soap->bind_flags = SO_REUSEADDR;
  if (!soap_valid_socket(soap_bind(soap, "127.0.0.1", atoi(getenv("BENCH_PORT")), 100))) {
    soap_print_fault(soap, stderr);
    return 1;
  }
  for (int i = 0; i < WORKERS; i++) {
    if (fork() == 0) {
      accept_connections(soap);
    }
  }
  while (wait(NULL) > 0) {
  }
  return 0;
}
