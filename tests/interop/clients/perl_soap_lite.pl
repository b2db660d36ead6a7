# Perl's SOAP::Lite. What to call and what to print is in toolkits.py.
use strict;
use warnings FATAL => 'all';
use Encode 'decode_utf8';
use JSON::PP;
use SOAP::Lite;

SOAP::Lite->soapversion($ENV{CALL_SOAP});
my $employee = $ENV{CALL_EMPLOYEE};

sub address_of { "$ENV{CALL_URL}/soap/v3/$_[0].asmx" }

# It sends names without a namespace: here, and those of the parameters of a call from a WSDL.
sub signed {
    my $token = shift // $ENV{CALL_TOKEN};
    my %with = (Username => $ENV{CALL_USERNAME}, Token => $token, Domain => 'demo');
    return SOAP::Header->name('AuthHeaderWithDomain')->value(
        \SOAP::Header->value(map { SOAP::Header->name($_ => $with{$_}) } sort keys %with));
}

sub refusal {
    my $answer = shift;
    my $fault = $answer->fault or die 'It was not refused.';
    return {code => $answer->faultcode, text => $answer->faultstring} if $ENV{CALL_SOAP} eq '1.1';
    return {code => $fault->{Code}{Value}, text => $fault->{Reason}{Text}};
}

sub accepted {
    my $answer = shift;
    die JSON::PP->new->encode($answer->fault) if $answer->fault;
    return $answer;
}

# As most programs use it: from the WSDL.
sub service {
    my $made = SOAP::Lite->service(address_of(shift) . '?WSDL');
    $made->want_som(1);
    return $made;
}

my $debtors = service('DebtorService');
my $employees = service('EmployeeService');
my $info = accepted($employees->PersonalInfo_GetCurrent($employee, signed()))->result;
my %info = map { $_ => $info->{$_} } qw(DisplayName LastName Gender Title DeceasedDate);

# Structures it cannot send from a WSDL: their elements are named one by one, in any order.
my $by_hand = SOAP::Lite->uri('https://api.nmbrs.nl/soap/v3/EmployeeService')
    ->proxy(address_of('EmployeeService'))
    ->on_action(sub { join '/', @_ });
my @address = (
    SOAP::Data->name(Type => 'HolidaysAddress'),
    SOAP::Data->name(City => 'Den Haag'),
    SOAP::Data->name(Street => decode_utf8($ENV{CALL_STREET}))->type('string'),
    SOAP::Data->name(HouseNumber => '12'),
    SOAP::Data->name(Default => 0)->type('boolean'),
);
my $written = accepted($by_hand->call(
    Address_InsertCurrent => SOAP::Data->name(EmployeeId => $employee),
    SOAP::Data->name(Address => \SOAP::Data->value(@address)),
    signed(),
))->result;
my @addresses = accepted($employees->Address_GetListCurrent($employee, signed()))
    ->valueof('//Address_GetListCurrentResult/EmployeeAddress');

# Every value is text to it.
print encode_json({
    debtors => [map { $_->{Name} } accepted($debtors->List_GetAll(signed()))->valueof('//Debtor')],
    info => {
        %info,
        Id => $info->{Id} + 0,
        NationalityCode => $info->{NationalityCode} + 0,
        Birthday => substr($info->{Birthday}, 0, 10),
    },
    inserted => $written + 0,
    addresses => [map {
        {%$_, Id => $_->{Id} + 0, Default => $_->{Default} eq 'true' ? JSON::PP::true : JSON::PP::false}
    } @addresses],
    wrong_token => refusal($debtors->List_GetAll(signed('lp_wrong'))),
    no_employee => refusal($employees->PersonalInfo_GetCurrent(999_999_999, signed())),
});
