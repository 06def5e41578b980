using Visa.Decisions.Calibrations;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Decisions.Tests.Ensembles;
using Visa.Decisions.Tests.PolicyFiles;
using Visa.Domain.Cards;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;
using Visa.Features;

namespace Visa.Decisions.Tests.Policies;

public sealed class AssessorTests
{
    private const string Overrides = """

        overrides:
          - { code: BLOCKED, says: On the block list, outcome: decline, lists: { merchants: [M1], merchant_countries: [NO] } }
          - { code: TRUSTED, says: On the allow list, outcome: approve, lists: { cards: [aaaaaaaaaaaaaaaaaaaaaaaaaa] }, when: amount <= 500 }
          - { code: LOOK, says: Always looked at, outcome: review, lists: { mccs: [7995] } }
        """;

    private static readonly TransactionFacts Plain = new(
        new TransactionId(Guid.Empty), new CardToken(5), DateTimeOffset.UnixEpoch, "M2", "US", "US", 5411);

    private static readonly ServingModel Model = RandomModel(3);

    [Fact]
    public void Assess_Batch_IsWhatEachRowIsAlone()
    {
        var random = new Random(1);
        var assessor = new Assessor(Policy(), Model);
        var rows = Enumerable.Range(0, 300).Select(_ => RandomRow(random)).ToList();
        TransactionFacts[] facts = [.. rows.Select((_, i) => Plain with { Mcc = i % 3 == 0 ? 7995 : 5411 })];
        var together = new Assessment[rows.Count];

        assessor.Assess(rows.SelectMany(row => row).ToArray(), facts, together);

        for (var i = 0; i < rows.Count; i++)
        {
            var alone = assessor.Assess(rows[i], facts[i]);
            Assert.Equal((alone.Margin, alone.Score, alone.Outcome), (together[i].Margin, together[i].Score, together[i].Outcome));
            Assert.Equal<DecisionReason>(alone.Reasons, together[i].Reasons);
        }

        Assert.Equal(3, together.Select(assessment => assessment.Outcome).Distinct().Count());
    }

    [Fact]
    public void Assess_ByModel_GivesItsCalibratedScoreAndReasonsUnlessApproved()
    {
        var random = new Random(2);
        var assessor = new Assessor(Policy(), Model);
        for (var i = 0; i < 200; i++)
        {
            var row = RandomRow(random);
            var assessment = assessor.Assess(row);

            Assert.Equal(Model.Probability(Model.Kernel.Margin(row)), assessment.Score);
            Assert.Equal(Policy().Thresholds.OutcomeOf(assessment.Score), assessment.Outcome);
            Assert.Equal(assessment.Outcome == DecisionOutcome.Approve, assessment.Reasons.IsEmpty);
            Assert.True(assessment.Reasons.Length <= 6);
            Assert.Equal(assessment.Reasons.OrderByDescending(reason => Math.Abs(reason.Contribution)), assessment.Reasons);
            Assert.All(assessment.Reasons, reason => Assert.NotNull(FeatureReasons.Explain(reason.Code)));
        }
    }

    [Fact]
    public void Assess_NoModel_IsTheScorecard()
    {
        var row = new float[FeatureCatalogue.Count];
        var assessor = new Assessor(Policy(), model: null);

        Assert.Equal("scorecard-7", assessor.ModelVersion);
        Assert.Equal(new PolicyEvaluator(Policy()).Assess(row).Score, assessor.Assess(row).Score);
    }

    [Theory]
    [InlineData("M1", "NO", 5411, 10, "BLOCKED", DecisionOutcome.Decline)]
    [InlineData("M1", "US", 5411, 10, null, DecisionOutcome.Approve)]
    [InlineData("M2", "NO", 7995, 10, "LOOK", DecisionOutcome.Review)]
    public void Assess_Overrides_DecideWhateverTheScore(string merchant, string country, int mcc, float amount, string? code, DecisionOutcome outcome)
    {
        var row = new float[FeatureCatalogue.Count];
        row[0] = amount;

        var assessment = new Assessor(Policy(Overrides), model: null).Assess(row, Plain with { MerchantId = merchant, MerchantCountry = country, Mcc = mcc });

        Assert.Equal(outcome, assessment.Outcome);
        Assert.Equal(code, assessment.Reasons.Where(reason => reason.Contribution == 0).Select(reason => reason.Code).FirstOrDefault());
    }

    [Fact]
    public void Assess_AllowList_LiftsADeclineUpToItsLimit()
    {
        var policy = Policy(Overrides) with { Intercept = 5 };
        var (small, large) = (new float[FeatureCatalogue.Count], new float[FeatureCatalogue.Count]);
        (small[0], large[0]) = (400, 600);
        var trusted = Plain with { Card = new CardToken(0) };

        var assessor = new Assessor(policy, model: null);

        Assert.Equal(DecisionOutcome.Approve, assessor.Assess(small, trusted).Outcome);
        Assert.Equal(DecisionOutcome.Decline, assessor.Assess(large, trusted).Outcome);
        Assert.Equal(DecisionOutcome.Decline, assessor.Assess(small).Outcome);
        Assert.Equal(DecisionOutcome.Decline, assessor.Assess(small, Plain with { Mcc = 7995 }).Outcome);
    }

    [Fact]
    public void Explain_EveryFeature_HasWords() =>
        Assert.All(FeatureCatalogue.Features, feature => Assert.Equal(feature.Reason, FeatureReasons.Explain(FeatureReasons.CodeOf(feature.Id))));

    private static ScoringPolicy Policy(string more = "") => PolicyFile.Parse(PolicyTexts.Whole + more, "p");

    private static float[] RandomRow(Random random) => [.. Enumerable.Range(0, FeatureCatalogue.Count).Select(_ => (float)(random.NextDouble() * 4 - 2))];

    private static ServingModel RandomModel(int seed)
    {
        var features = FeatureCatalogue.Features.Take(20).Select(feature => new ModelFeature(feature.Id, feature.Name, feature.Fingerprint, 0)).ToArray();
        return new ServingModel(new TrainedModel(
            ModelFiles.ModelFileTests.Description with { Features = [.. features], Calibration = new SigmoidCalibration(2, 0.2) },
            new RandomEnsemble(seed).Make(features.Length, trees: 40, maxLeaves: 16)));
    }
}
