namespace Visa.Domain.Transactions;

/// <summary>The fields of a transaction in the order in which <see cref="TransactionJson"/> writes them.</summary>
internal static class TransactionField
{
    public const int Id = 0;
    public const int SchemaVersion = 1;
    public const int Type = 2;
    public const int CardNumber = 3;
    public const int CardHolder = 4;
    public const int CardToken = 5;
    public const int AccountToken = 6;
    public const int Amount = 7;
    public const int Currency = 8;
    public const int BillingAmount = 9;
    public const int BillingCurrency = 10;
    public const int Merchant = 11;
    public const int MerchantId = 12;
    public const int Mcc = 13;
    public const int MerchantCountry = 14;
    public const int TerminalId = 15;
    public const int Latitude = 16;
    public const int Longitude = 17;
    public const int CardCountry = 18;
    public const int EntryMode = 19;
    public const int Response = 20;
    public const int Timestamp = 21;
    public const int SentAt = 22;
    public const int TraceParent = 23;
    public const int Count = 24;
}
