using Visa.Decisions.Policies;
using Visa.Domain.Decisions;

namespace Visa.Decisions.Tests.Policies;

public sealed class DecisionCostsTests
{
    private static readonly DecisionCosts Costs = new(Review: 4, RefusedCustomer: 60, ChargebackFee: 20, ReviewFinds: 0.85, ReviewFrom: 0.05, DeclineFrom: 0.5);

    [Theory]
    [InlineData(0.04, 100_000, DecisionOutcome.Approve)] // not worth a look, whatever the amount
    [InlineData(0.06, 10, DecisionOutcome.Approve)] // a review costs 4, the expected loss is 1.80
    [InlineData(0.06, 200, DecisionOutcome.Review)]
    [InlineData(0.49, 5_000, DecisionOutcome.Review)]
    [InlineData(0.6, 5_000, DecisionOutcome.Decline)]
    [InlineData(0.6, 1, DecisionOutcome.Review)] // refusing costs 24, a review 5.89
    [InlineData(0.99, 1, DecisionOutcome.Decline)]
    public void OutcomeOf_ProbabilityAndAmount_IsTheCheapest(double probability, double amount, DecisionOutcome expected) =>
        Assert.Equal(expected, Costs.OutcomeOf(probability, amount));

    [Fact]
    public void OutcomeOf_RandomCosts_NoAllowedOutcomeIsCheaper()
    {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var costs = new DecisionCosts(random.NextDouble() * 10, random.NextDouble() * 100, random.NextDouble() * 30, random.NextDouble(), random.NextDouble() / 2, 0.5);
            var (p, amount) = (random.NextDouble(), Math.Pow(10, random.NextDouble() * 4));
            var prices = new Dictionary<DecisionOutcome, double> { [DecisionOutcome.Approve] = p * (amount + costs.ChargebackFee) };
            if (p >= costs.ReviewFrom) prices[DecisionOutcome.Review] = costs.Review + p * (1 - costs.ReviewFinds) * (amount + costs.ChargebackFee);
            if (p >= costs.DeclineFrom) prices[DecisionOutcome.Decline] = (1 - p) * costs.RefusedCustomer;

            Assert.Equal(prices.Values.Min(), prices[costs.OutcomeOf(p, amount)], 9);
        }
    }
}
