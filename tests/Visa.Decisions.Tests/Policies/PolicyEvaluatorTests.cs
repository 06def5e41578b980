using System.Collections.Immutable;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Decisions.Tests.PolicyFiles;
using Visa.Domain.Decisions;
using Visa.Features;

namespace Visa.Decisions.Tests.Policies;

public sealed class PolicyEvaluatorTests
{
    [Fact]
    public void Assess_NoRuleFires_GivesTheInterceptAlone()
    {
        var assessment = new PolicyEvaluator(PolicyFile.Parse(PolicyTexts.Whole, "p")).Assess(Row(("amount", 500)));

        Assert.Equal(-4, assessment.Margin);
        Assert.Equal(1 / (1 + Math.Exp(4)), assessment.Score, 15);
        Assert.Equal(DecisionOutcome.Approve, assessment.Outcome);
        Assert.Empty(assessment.Reasons);
    }

    [Fact]
    public void Assess_RulesFire_GivesReasonsStrongestFirst()
    {
        var assessment = new PolicyEvaluator(PolicyFile.Parse(PolicyTexts.Whole, "p"))
            .Assess(Row(("amount", 10), ("card_count_1h", 6), ("is_foreign", 1)));

        Assert.Equal<DecisionReason>([new DecisionReason("VELOCITY", 2.5), new DecisionReason("SMALL", -0.5)], assessment.Reasons);
        Assert.Equal(-2, assessment.Margin);
    }

    [Fact]
    public void Assess_RandomPoliciesAndRows_AgreesWithTheDefinition()
    {
        var random = new Random(5);
        var outcomes = new HashSet<DecisionOutcome>();
        for (var i = 0; i < 2000; i++)
        {
            var policy = RandomPolicy(random);
            var row = RandomRow(random);

            var assessment = new PolicyEvaluator(policy).Assess(row);

            var fired = policy.Rules.Where(rule => rule.Conditions.All(condition => NaiveHolds(condition, row))).ToList();
            var margin = policy.Intercept + fired.Sum(rule => rule.Weight);
            var score = 1 / (1 + Math.Exp(-margin));
            Assert.Equal(margin, assessment.Margin, 9);
            Assert.Equal(score, assessment.Score, 9);
            Assert.Equal(fired.Select(rule => rule.Code).Order(), assessment.Reasons.Select(reason => reason.Code).Order());
            Assert.Equal(assessment.Reasons.OrderByDescending(reason => Math.Abs(reason.Contribution)), assessment.Reasons);
            Assert.Equal(assessment.Score < policy.Thresholds.Review ? DecisionOutcome.Approve : assessment.Score < policy.Thresholds.Decline ? DecisionOutcome.Review : DecisionOutcome.Decline, assessment.Outcome);
            outcomes.Add(assessment.Outcome);
        }

        Assert.Equal(3, outcomes.Count);
    }

    [Fact]
    public void Assess_RandomPoliciesAndRows_ContributionsAddUpToTheMarginExactly()
    {
        var random = new Random(6);
        for (var i = 0; i < 2000; i++)
        {
            var policy = RandomPolicy(random);

            var assessment = new PolicyEvaluator(policy).Assess(RandomRow(random));

            Assert.Equal(assessment.Margin, assessment.Reasons.Aggregate(policy.Intercept, (sum, reason) => sum + reason.Contribution));
        }
    }

    [Fact]
    public void Assess_NotANumber_SatisfiesNoCondition()
    {
        foreach (var comparison in Enum.GetValues<Comparison>())
        {
            Assert.False(new RuleCondition(0, comparison, 1).Holds([float.NaN]));
        }
    }

    [Fact]
    public void Assess_WrongLength_IsRefused()
    {
        var evaluator = new PolicyEvaluator(PolicyFile.Parse(PolicyTexts.Whole, "p"));

        Assert.Throws<ArgumentException>(() => evaluator.Assess(new float[FeatureCatalogue.Count - 1]));
    }

    [Fact]
    public void Assess_NoRuleFires_AllocatesNothing()
    {
        var evaluator = new PolicyEvaluator(PolicyFile.Parse(PolicyTexts.Whole, "p"));
        var row = Row(("amount", 500));
        evaluator.Assess(row);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            evaluator.Assess(row);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void RulesOnlyAssess_SamePolicy_AgreesAndNamesItsStep()
    {
        var policy = PolicyFile.Parse(PolicyTexts.Whole, "p");
        var row = Row(("amount", 10));

        var rulesOnly = new RulesOnlyEvaluator(policy);

        var expected = new PolicyEvaluator(policy).Assess(row);
        var assessment = rulesOnly.Assess(row);
        Assert.Equal(expected.Score, assessment.Score);
        Assert.Equal<DecisionReason>(expected.Reasons, assessment.Reasons);
        Assert.Equal(new DecisionContext("none", "7", FeatureCatalogue.Version, "none", DegradeStep.RulesOnly), rulesOnly.Context);
    }

    private static bool NaiveHolds(RuleCondition condition, float[] row) => condition.Comparison switch
    {
        Comparison.Equal => row[condition.FeatureIndex] == condition.Value,
        Comparison.NotEqual => row[condition.FeatureIndex] != condition.Value,
        Comparison.Less => row[condition.FeatureIndex] < condition.Value,
        Comparison.LessOrEqual => row[condition.FeatureIndex] <= condition.Value,
        Comparison.Greater => row[condition.FeatureIndex] > condition.Value,
        _ => row[condition.FeatureIndex] >= condition.Value,
    };

    private static float[] Row(params (string Feature, float Value)[] values)
    {
        var row = new float[FeatureCatalogue.Count];
        foreach (var (feature, value) in values)
        {
            row[FeatureCatalogue.IndexOf(feature)] = value;
        }

        return row;
    }

    /// <summary>Small whole numbers, so that equality holds often.</summary>
    private static float[] RandomRow(Random random) => [.. Enumerable.Range(0, FeatureCatalogue.Count).Select(_ => (float)random.Next(-3, 4))];

    private static ScoringPolicy RandomPolicy(Random random)
    {
        var rules = Enumerable.Range(0, random.Next(1, 30)).Select(i => new PolicyRule(
            $"R{i}",
            $"Rule {i}",
            (random.NextDouble() * 6) - 3,
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new RuleCondition(random.Next(FeatureCatalogue.Count), (Comparison)random.Next(6), random.Next(-3, 4)))]));
        return new ScoringPolicy("r", (random.NextDouble() * 4) - 2, new PolicyThresholds(0.3, 0.7), rules.ToImmutableArray());
    }
}
