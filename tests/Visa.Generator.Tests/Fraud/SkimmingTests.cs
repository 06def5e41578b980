using Visa.Domain.Transactions;
using Visa.Generator.Fraud;
using Visa.Generator.Fraud.Patterns;
using Visa.Generator.Issuing;
using Visa.Generator.Labels;

namespace Visa.Generator.Tests.Fraud;

public sealed class SkimmingTests
{
    private const int Days = 16;
    private const int Campaigns = 30;

    [Fact]
    public void FindVictims_Any_UsedOneTerminalInTheWindow()
    {
        var simulation = SmallNetwork.Open(SmallNetwork.Settings(6_000, fraudBasisPoints: 0));
        var terminalsOf = Enumerable.Range(0, 6_000).Select(_ => new HashSet<int>()).ToList();
        for (var i = 0; i < Days; i++)
            foreach (var payment in simulation.NextDay(2, CancellationToken.None).Payments)
                if (payment.EntryMode is EntryMode.Chip or EntryMode.Contactless or EntryMode.Magstripe && payment.Type != TransactionType.Refund) terminalsOf[payment.Card].Add(payment.Terminal);

        var several = 0;
        var last = SmallNetwork.Settings().Start.AddDays(Days - 1);
        var campaign = new Campaign(simulation.Population, new CardLedger(simulation.Population), new HolderDays(simulation.Population), new Diary<FraudStep>(step => step.Time));
        for (var i = 0; i < Campaigns; i++)
        {
            campaign.Begin(Typologies.IndexOf("skimming"), (ulong)i, last.AddDays(10), new Drift(1, 1, 1, 0));
            var victims = Skimming.FindVictims(campaign, last);

            Assert.NotEmpty(victims);
            Assert.NotEmpty(victims.Select(card => terminalsOf[card]).Aggregate((all, next) => [.. all.Intersect(next)]));
            if (victims.Count > 1) several++;
        }
        Assert.True(several > Campaigns / 2, $"Only {several} of {Campaigns} terminals had several victims.");
    }
}
