using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Domain.Decisions;
using Visa.Features;

namespace Visa.Decisions.Tests.PolicyFiles;

public sealed class ShippedPolicyTests
{
    private static readonly PolicyEvaluator Shipped = new(PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, "policy.yaml")));

    [Fact]
    public void Assess_EverydayPurchase_IsApproved()
    {
        var row = Row(("amount", 32), ("log_amount", 3.5f), ("card_count_1m", 1), ("card_count_1h", 1), ("card_count_24h", 2), ("amount_to_mean_24h", 1.1f), ("seconds_since_previous", 20_000));

        Assert.Equal(DecisionOutcome.Approve, Shipped.Assess(row).Outcome);
    }

    [Fact]
    public void Assess_ClonedCardFarAway_IsDeclined()
    {
        var row = Row(("amount", 1200), ("km_per_hour", 4000), ("km_from_previous", 6000), ("is_foreign", 1), ("is_new_country", 1), ("card_count_1h", 2));

        var assessment = Shipped.Assess(row);

        Assert.Equal(DecisionOutcome.Decline, assessment.Outcome);
        Assert.Equal("IMPOSSIBLE_TRAVEL", assessment.Reasons[0].Code);
    }

    [Fact]
    public void Assess_CardTesting_IsAnAlert()
    {
        var row = Row(("amount", 1.5f), ("card_count_1m", 5), ("card_count_1h", 9), ("card_count_24h", 9), ("declines_24h", 3), ("is_card_not_present", 1));

        Assert.NotEqual(DecisionOutcome.Approve, Shipped.Assess(row).Outcome);
    }

    private static float[] Row(params (string Feature, float Value)[] values)
    {
        var row = new float[FeatureCatalogue.Count];
        foreach (var (feature, value) in values)
        {
            row[FeatureCatalogue.IndexOf(feature)] = value;
        }

        return row;
    }
}
