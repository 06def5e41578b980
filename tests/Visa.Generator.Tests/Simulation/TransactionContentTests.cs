using System.Text;
using System.Text.RegularExpressions;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Cardholders;
using Visa.Generator.Live;
using Visa.Generator.Network;

namespace Visa.Generator.Tests.Simulation;

public sealed partial class TransactionContentTests
{
    private static readonly List<Transaction> All = [.. CrookedTown.Transactions.Select(simulated => simulated.Transaction)];
    private static readonly List<SimulatedTransaction> Honest = [.. CrookedTown.Transactions.Where(simulated => simulated.Typology is null)];

    [Fact]
    public void Json_AnyTransaction_IsReadBackAsItWasWithTheCurrencysDecimals() =>
        Assert.All(All.Take(20_000), transaction => Assert.Equal(transaction, SmallNetwork.Read(SmallNetwork.Json(transaction))));

    [Fact]
    public void Json_AnyOutput_HoldsNothingThatCouldBeACardNumber()
    {
        Assert.All(All.Take(20_000), transaction =>
        {
            Assert.DoesNotMatch(LongDigits(), SmallNetwork.Json(transaction));
            Assert.Matches(Masked(), transaction.CardNumber.Value);
        });
        Assert.All(CrookedTown.Chargebacks, chargeback =>
        {
            var output = new System.Buffers.ArrayBufferWriter<byte>();
            ChargebackJson.Write(output, chargeback);
            Assert.DoesNotMatch(LongDigits(), Encoding.UTF8.GetString(output.WrittenSpan));
        });
    }

    [Fact]
    public void Amounts_InWholeUnitCurrencies_AreWhole() =>
        Assert.All(All.Where(transaction => transaction.Amount.Currency.Code is "HUF" or "INR"), transaction => Assert.Equal(0, transaction.Amount.MinorUnits % 100));

    [Fact]
    public void Amounts_OfPurchases_AreAboveZeroAndOfVerificationsZero() =>
        Assert.All(All, transaction => Assert.Equal(transaction.Type == TransactionType.AccountVerification, transaction.Amount.MinorUnits == 0));

    [Fact]
    public void Cash_FromAMachine_IsInNotes() =>
        Assert.All(All.Where(t => t.Mcc == Categories.Cash && t.Amount.Currency.Code is "USD" or "EUR" && t.Type == TransactionType.Cash), t => Assert.Equal(0, t.Amount.Amount % 20));

    [Fact]
    public void HonestTraffic_LooksLikeCardTraffic()
    {
        var honest = Honest.ConvertAll(simulated => simulated.Transaction);

        Assert.InRange(Share(honest, t => t.MerchantCountry != t.CardCountry), 0.04, 0.15);
        Assert.InRange(Share(honest, t => t.EntryMode == EntryMode.Ecommerce), 0.28, 0.45);
        Assert.InRange(Share(honest, t => t.Response == IssuerResponse.Approved), 0.95, 0.99);
        Assert.InRange(Share(honest, t => t.Mcc is Categories.Market or Categories.Fuel or Categories.Stores or Categories.OnlineShop or Categories.Clothing), 0.35, 0.5);
        Assert.All(Enum.GetValues<TransactionType>(), type => Assert.Contains(honest, t => t.Type == type));
        Assert.All(Enum.GetValues<EntryMode>(), mode => Assert.Contains(honest, t => t.EntryMode == mode));
        Assert.All(Enum.GetValues<IssuerResponse>(), response => Assert.Contains(honest, t => t.Response == response));
    }

    [Fact]
    public void HonestTraffic_SleepsAtNightWhereItIs()
    {
        var zurich = Honest.Where(simulated => simulated.Transaction is { MerchantCountry: "CH" or "DE" or "FR" or "IT" or "ES", Type: TransactionType.Purchase }).ToList();

        var night = zurich.Count(simulated => (simulated.Transaction.EventTime.Hour + 2) % 24 is >= 1 and < 5);

        Assert.InRange(night / (double)zurich.Count, 0.005, 0.07);
    }

    [Fact]
    public void WrongPin_OfAHolder_IsFollowedByAnotherTryAtTheSameTerminal()
    {
        var wrong = Honest.Where(simulated => simulated.Transaction is { Response: IssuerResponse.WrongPin, EventTime.Hour: < 23 }).Select(simulated => simulated.Transaction).ToList();
        var byAccount = All.ToLookup(transaction => transaction.AccountToken);

        Assert.NotEmpty(wrong);
        var again = wrong.Count(first => byAccount[first.AccountToken].Any(next =>
            next.TerminalId == first.TerminalId && next.EventTime > first.EventTime && next.EventTime - first.EventTime < TimeSpan.FromMinutes(1)));
        Assert.InRange(again / (double)wrong.Count, 0.9, 1);
    }

    [Fact]
    public void Subscriptions_MonthAfterMonth_AskTheSameAmount()
    {
        var bills = All.Where(t => t.Type == TransactionType.Recurring && t.Response == IssuerResponse.Approved)
            .GroupBy(t => (t.CardHolder, t.AccountToken, t.MerchantId, t.EventTime.Day)).Where(group => group.Select(t => t.EventTime.Month).Distinct().Count() > 1).ToList();

        Assert.NotEmpty(bills);
        Assert.All(bills, group => Assert.True(group.Select(t => t.Amount).Distinct().Count() < group.Count()));
    }

    [Fact]
    public void Refunds_Any_ReferToAnEarlierPurchaseThatWasApproved()
    {
        var purchases = All.Where(t => t.Type == TransactionType.Purchase && t.Response == IssuerResponse.Approved).ToLookup(t => (t.AccountToken, t.TerminalId));
        var refunds = All.Where(t => t.Type == TransactionType.Refund && t.EventTime >= All[0].EventTime.AddDays(31)).ToList();

        Assert.NotEmpty(refunds);
        Assert.All(refunds, refund => Assert.Contains(purchases[(refund.AccountToken, refund.TerminalId)],
            purchase => purchase.EventTime < refund.EventTime && purchase.Amount.MinorUnits >= refund.Amount.MinorUnits && purchase.EntryMode == refund.EntryMode));
    }

    [Fact]
    public void Holders_OnTheirWays_AreNeverFasterThanAnAircraft()
    {
        var inPerson = Honest.Select(simulated => simulated.Transaction).Where(t => t.EntryMode is EntryMode.Chip or EntryMode.Contactless && t.Type is TransactionType.Purchase or TransactionType.Cash);
        foreach (var account in inPerson.Where(t => t.EntryMode is EntryMode.Chip or EntryMode.Contactless).GroupBy(t => t.AccountToken))
            foreach (var (first, second) in account.Zip(account.Skip(1)))
            {
                var distance = City.Kilometres((first.Latitude, first.Longitude), (second.Latitude, second.Longitude));
                Assert.True(distance < 100 || distance / (second.EventTime - first.EventTime).TotalHours < 1_000, $"{distance} km from {first.EventTime} to {second.EventTime}");
            }
    }

    [Fact]
    public void Accounts_Reissued_KeepTheirTokenAndGetNewNumbers()
    {
        var reissued = All.GroupBy(t => t.AccountToken).Where(group => group.Select(t => t.CardToken).Distinct().Count() > 1).ToList();

        Assert.NotEmpty(reissued);
        Assert.Equal(All.Select(t => t.CardToken).Distinct().Count(), All.Select(t => (t.CardToken, t.AccountToken)).Distinct().Count());
    }

    [Fact]
    public void CardFaces_AnyCard_IsTheTokenOfALuhnValidNumberOfItsIssuerThatNoOtherHas()
    {
        var population = SmallNetwork.Open(SmallNetwork.Settings()).Population;
        var tokens = new HashSet<CardToken>();
        Span<char> payload = stackalloc char[CardFaces.PayloadDigits];
        for (var card = 0; card < population.Cards.Length; card++)
            for (var generation = 0; generation < 3; generation++)
            {
                CardFaces.WritePayload(Issuers.All[population.Card(card).Issuer].Bin, card, generation, payload);
                var digits = $"{payload}{Luhn.CheckDigit(payload)}";

                Assert.True(Luhn.IsValid(digits));
                Assert.True(Pan.TryParse(digits, out var pan));
                var face = population.Faces[card, generation];
                Assert.Equal((SmallNetwork.Tokenizer.Tokenize(pan), pan.Mask()), (face.Token, face.Number));
                Assert.Equal(population.HomeOf(card).Country, Issuers.All[population.Card(card).Issuer].Country);
                Assert.True(tokens.Add(face.Token));
            }
    }

    private static double Share(List<Transaction> transactions, Func<Transaction, bool> holds) => transactions.Count(holds) / (double)transactions.Count;

    [GeneratedRegex("[0-9]{13,}")]
    private static partial Regex LongDigits();

    [GeneratedRegex(@"^4[0-9]{5}\*{6}[0-9]{4}$")]
    private static partial Regex Masked();
}
