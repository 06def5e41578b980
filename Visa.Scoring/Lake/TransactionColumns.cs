using System.Text.Json;
using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Scoring.Lake;

/// <summary>Transactions as the processed zone keeps them. The card holder and the merchant's name are not read: no feature has them as its input.</summary>
internal static class TransactionColumns
{
    private static readonly Dictionary<string, TransactionType> Types = Names<TransactionType>();
    private static readonly Dictionary<string, EntryMode> EntryModes = Names<EntryMode>();
    private static readonly Dictionary<string, IssuerResponse> Responses = Names<IssuerResponse>();

    public static async Task<IReadOnlyList<Transaction>> ReadAsync(ParquetGroup group, CancellationToken cancellationToken)
    {
        Task<string[]> Text(string name) => group.RequiredTextAsync(name, cancellationToken);
        var (ids, types, numbers) = (await Text("transaction_id"), await Text("transaction_type"), await Text("card_number"));
        var (cards, accounts) = (await Text("card_token"), await Text("account_token"));
        var (amounts, currencies) = (await group.AmountAsync("amount", cancellationToken), await Text("currency"));
        var (billed, billingCurrencies) = (await group.AmountAsync("billing_amount", cancellationToken), await Text("billing_currency"));
        var (merchants, mccs, countries, terminals) = (await Text("merchant_id"), await group.CodeAsync("mcc", cancellationToken), await Text("merchant_country"), await Text("terminal_id"));
        var (latitudes, longitudes) = (await group.NumberAsync("latitude", cancellationToken), await group.NumberAsync("longitude", cancellationToken));
        var (cardCountries, modes, responses) = (await Text("card_country"), await Text("entry_mode"), await Text("response"));
        var times = await group.TimeAsync("timestamp", cancellationToken);
        var transactions = new Transaction[group.Count];
        for (var row = 0; row < transactions.Length; row++)
        {
            transactions[row] = new Transaction
            {
                Id = TransactionId.TryParse(ids[row], out var id) ? id : throw group.Unusable("transaction_id", row, ids[row]),
                Type = Named(Types, types[row], "transaction_type", row),
                CardNumber = MaskedPan.TryParse(numbers[row], out var number) ? number : throw group.Unusable("card_number", row, "what is there"),
                CardHolder = "",
                CardToken = CardToken.TryParse(cards[row], out var card) ? card : throw group.Unusable("card_token", row, cards[row]),
                AccountToken = CardToken.TryParse(accounts[row], out var account) ? account : throw group.Unusable("account_token", row, accounts[row]),
                Amount = MoneyOf(amounts[row], currencies[row], row),
                BillingAmount = MoneyOf(billed[row], billingCurrencies[row], row),
                Merchant = "",
                MerchantId = merchants[row],
                Mcc = mccs[row],
                MerchantCountry = countries[row],
                TerminalId = terminals[row],
                Latitude = latitudes[row],
                Longitude = longitudes[row],
                CardCountry = cardCountries[row],
                EntryMode = Named(EntryModes, modes[row], "entry_mode", row),
                Response = Named(Responses, responses[row], "response", row),
                EventTime = times[row],
                SentAt = times[row],
            };
        }

        return transactions;

        Money MoneyOf(decimal amount, string code, int row) =>
            Currency.TryParse(code, out var currency) ? new Money((long)(amount * currency.MinorUnitsPerUnit), currency) : throw group.Unusable("currency", row, code);

        T Named<T>(Dictionary<string, T> names, string name, string column, int row) => names.TryGetValue(name, out var value) ? value : throw group.Unusable(column, row, name);
    }

    /// <summary>The names of the contracts: the enum's own in snake case.</summary>
    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
}
