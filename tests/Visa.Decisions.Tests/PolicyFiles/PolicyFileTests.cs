using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Features;

namespace Visa.Decisions.Tests.PolicyFiles;

public sealed class PolicyFileTests
{
    [Fact]
    public void Parse_SoundPolicy_GivesItsContent()
    {
        var policy = PolicyFile.Parse(PolicyTexts.Whole, "policy.yaml");

        var expected = new ScoringPolicy("7", -4, new PolicyThresholds(0.3, 0.8),
        [
            new PolicyRule("VELOCITY", "Many transactions within an hour", 2.5,
            [
                new RuleCondition(FeatureCatalogue.IndexOf("card_count_1h"), Comparison.GreaterOrEqual, 6),
                new RuleCondition(FeatureCatalogue.IndexOf("is_foreign"), Comparison.Equal, 1),
            ]),
            new PolicyRule("SMALL", "Small amount", -0.5, [new RuleCondition(FeatureCatalogue.IndexOf("amount"), Comparison.Less, 20)]),
        ]);
        Assert.Equal(expected, policy);
        Assert.Equal("scorecard-7", policy.ModelVersion);
    }

    [Theory]
    [InlineData("=", Comparison.Equal)]
    [InlineData("!=", Comparison.NotEqual)]
    [InlineData("<", Comparison.Less)]
    [InlineData("<=", Comparison.LessOrEqual)]
    [InlineData(">", Comparison.Greater)]
    [InlineData(">=", Comparison.GreaterOrEqual)]
    public void Parse_EitherFormOfACondition_MeansTheSame(string op, Comparison comparison)
    {
        var compact = PolicyFile.Parse(PolicyTexts.WithLine(7, $"    when: \"amount{op}-1.5e2\""), "p");
        var listed = PolicyFile.Parse(PolicyTexts.WithLine(7, $"    when: [{{ feature: amount, op: \"{op}\", value: -150 }}]"), "p");

        Assert.Equal(new RuleCondition(0, comparison, -150f), Assert.Single(compact.Rules[0].Conditions));
        Assert.Equal(compact, listed);
    }

    [Theory]
    [InlineData(1, "version: \"a b\"", "may hold letters, digits")]
    [InlineData(1, "version: \"\"", "must be a text of 1 to 64 characters")]
    [InlineData(1, "versoin: 7", "There is no key \"versoin\" in a policy")]
    [InlineData(1, "version: [7]", "must be a text")]
    [InlineData(2, "intercept: much", "must be a number, not \"much\"")]
    [InlineData(2, "intercept: .nan", "must be a number")]
    [InlineData(2, "intercept: -40", "outside of -20 to 20")]
    [InlineData(2, "intercept: 1,5", "must be a number")]
    [InlineData(2, "intercept: 1e999", "must be a number")]
    [InlineData(3, "thresholds: { review: 0.8, decline: 0.3 }", "review threshold 0.8 must be below the decline threshold 0.3")]
    [InlineData(3, "thresholds: { review: 0.8, decline: 0.8 }", "must be below")]
    [InlineData(3, "thresholds: { review: 0, decline: 0.8 }", "no probability between 0 and 1")]
    [InlineData(3, "thresholds: { review: 0.3, decline: 1.2 }", "no probability between 0 and 1")]
    [InlineData(3, "thresholds: { review: 0.3 }", "The key \"decline\" is missing from thresholds")]
    [InlineData(3, "thresholds: 0.5", "two probabilities")]
    [InlineData(5, "  - code: velocity", "must be upper case letters")]
    [InlineData(6, "    says: \"  \"", "\"says\" must be a text")]
    [InlineData(6, "    say: Many", "There is no key \"say\" in a rule")]
    [InlineData(7, "    when: card_count_1hr >= 6", "There is no feature \"card_count_1hr\"; did you mean card_count_1h?")]
    [InlineData(7, "    when: zodiac = 3", "There is no feature \"zodiac\"; the features are amount, log_amount")]
    [InlineData(7, "    when: amount == 6", "There is no operator \"==\"; the operators are = != < <= > >=.")]
    [InlineData(7, "    when: amount >= lots", "compared with a number, not with \"lots\"")]
    [InlineData(7, "    when: amount >= 1e39", "compared with a number")]
    [InlineData(7, "    when: amount >= 5 or is_foreign = 1", "is no condition")]
    [InlineData(7, "    when: amount >= 5 and", "is no condition")]
    [InlineData(7, "    when: amount", "is no condition")]
    [InlineData(7, "    when: []", "\"when\" must be a text")]
    [InlineData(7, "    when: [amount]", "\"when\" must be a text")]
    [InlineData(7, "    when: [{ feature: amount, op: \">\" }]", "The key \"value\" is missing from a condition")]
    [InlineData(8, "    weight: 0", "would never change a score")]
    [InlineData(8, "    weight: 21", "outside of -20 to 20")]
    [InlineData(9, "  - code: VELOCITY", "already that of the rule at line 5")]
    public void Parse_BadLine_NamesItAndSaysWhatIsWrong(int line, string text, string expected)
    {
        var exception = Assert.Throws<InvalidPolicyException>(() => PolicyFile.Parse(PolicyTexts.WithLine(line, text), "policy.yaml"));

        Assert.Contains(exception.Problems, problem => problem.Line == line && problem.Message.Contains(expected, StringComparison.Ordinal));
        Assert.Contains($"policy.yaml({line},", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_RuleWithoutAKey_NamesTheRulesLine()
    {
        var exception = Assert.Throws<InvalidPolicyException>(() => PolicyFile.Parse(PolicyTexts.WithLine(8, ""), "p"));

        Assert.Equal(new PolicyProblem(5, 5, "The key \"weight\" is missing from a rule."), Assert.Single(exception.Problems));
    }

    [Fact]
    public void Parse_SeveralProblems_ReportsAllAtOnce()
    {
        var yaml = PolicyTexts.WithLine(7, "    when: foo = 1 and bar = 2").Replace("intercept: -4", "intercept: x", StringComparison.Ordinal);

        var exception = Assert.Throws<InvalidPolicyException>(() => PolicyFile.Parse(yaml, "p"));

        Assert.Equal([2, 7, 7], exception.Problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("", "holds keys")]
    [InlineData("just text", "holds keys")]
    [InlineData("version: [", "not YAML")]
    [InlineData("version: 1\nversion: 2", "not YAML")]
    [InlineData("version: 1\nrules:\n  - { code: L, weight: 3 }\n  - : amount >= 1000, weight: 3 }", "not YAML")]
    [InlineData("a: 1\n---\nb: 2", "one document")]
    [InlineData("rules: []", "list of 1 to 63 rules")]
    public void Parse_NoPolicyAtAll_IsRefused(string yaml, string expected)
    {
        var exception = Assert.Throws<InvalidPolicyException>(() => PolicyFile.Parse(yaml, "p"));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.All(exception.Problems, problem => Assert.True(problem.Line >= 1));
    }

    [Fact]
    public void Parse_MutatedText_EitherParsesOrSaysWhere()
    {
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 3000; i++)
        {
            var text = PolicyTexts.Whole.ToCharArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, 127);
            }

            try
            {
                PolicyFile.Parse(new string(text), "p");
            }
            catch (InvalidPolicyException exception)
            {
                refused++;
                Assert.NotEmpty(exception.Problems);
            }
        }

        Assert.InRange(refused, 1000, 3000);
    }

    [Theory]
    [InlineData("costs: 3", "\"costs\" must hold amounts")]
    [InlineData("costs: { review: -1, refused_customer: 1, chargeback_fee: 1, review_finds: 1, review_from: 0, decline_from: 1 }", "\"review\" must be from 0 to 1000000, not -1")]
    [InlineData("costs: { review: 1, refused_customer: 1, chargeback_fee: 1, review_finds: 1, review_from: 0.6, decline_from: 0.5 }", "review_from 0.6 must not be above")]
    [InlineData("costs: { review: 1 }", "The key \"refused_customer\" is missing from costs")]
    [InlineData("overrides: 3", "\"overrides\" must be a list")]
    [InlineData("overrides: [{ code: A, says: b, outcome: decline }]", "needs lists, when, or both")]
    [InlineData("overrides: [{ code: A, says: b, outcome: refuse, when: amount > 3 }]", "There is no outcome \"refuse\"")]
    [InlineData("overrides: [{ code: SMALL, says: b, outcome: decline, when: amount > 3 }]", "The code SMALL is already that of the rule at line")]
    [InlineData("overrides: [{ code: AMOUNT, says: b, outcome: decline, when: amount > 3 }]", "reason code of a feature")]
    [InlineData("overrides: [{ code: A, says: b, outcome: decline, lists: {} }]", "The lists have no entries")]
    [InlineData("overrides: [{ code: A, says: b, outcome: decline, lists: { cards: [4111111111111111] } }]", "a card number is never written here")]
    [InlineData("overrides: [{ code: A, says: b, outcome: decline, lists: { merchant_countries: [Norway] } }]", "\"Norway\" is not a country of two capital letters")]
    [InlineData("overrides: [{ code: A, says: b, outcome: decline, lists: { mccs: [12345] } }]", "\"12345\" is not a merchant category code")]
    public void Parse_BadCostsOrOverrides_AreReportedAtTheirLine(string line, string message)
    {
        var exception = Assert.Throws<InvalidPolicyException>(() => PolicyFile.Parse(PolicyTexts.Whole + "\n" + line, "p"));

        Assert.Contains(exception.Problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(exception.Problems, problem => Assert.InRange(problem.Line, 9, 13));
    }
}
