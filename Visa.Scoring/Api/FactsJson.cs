namespace Visa.Scoring.Api;

internal sealed record FactsJson(
    string? TransactionId, string? CardToken, DateTimeOffset? EventTime, string? MerchantId, string? MerchantCountry, string? CardCountry, int? Mcc);
