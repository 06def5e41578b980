using System.Text;
using System.Text.Json;
using Visa.Domain.Decisions;
using Visa.Domain.Json;
using Visa.Domain.Transactions;

namespace Visa.Domain.Tests.Json;

public sealed class CanonicalScanTests
{
    private static readonly FieldNames Names = new(optionalFields: 1, "id", "amount", "list", "note");

    [Theory]
    [InlineData("""{"id":"a","amount":1.5,"list":[],"note":"n"}""")]
    [InlineData("""{"id":"","amount":-0,"list":[{"a":[1,"]"]}]}""")]
    [InlineData("{\"id\":\"ä\",\"amount\":0.10,\"list\":7,\"note\":[]}\n")]
    public void TryRun_AsWritten_FindsWhatTheScanFinds(string json) => Assert.True(IsAnswered(Encoding.UTF8.GetBytes(json), Names));

    [Theory]
    [InlineData("""{ "id":"a","amount":1,"list":[]}""")]
    [InlineData("""{"amount":1,"id":"a","list":[]}""")]
    [InlineData("""{"id":"\u0061","amount":1,"list":[]}""")]
    [InlineData("""{"id":"a","amount":01,"list":[]}""")]
    [InlineData("""{"id":"a","amount":1.,"list":[]}""")]
    [InlineData("""{"id":"a","amount":-,"list":[]}""")]
    [InlineData("""{"id":"a","amount":1e3,"list":[]}""")]
    [InlineData("""{"id":"a","amount":null,"list":[]}""")]
    [InlineData("""{"id":"a","amount":1,"list":[1,]}""")]
    [InlineData("""{"id":"a","amount":1,"list":[}""")]
    [InlineData("""{"id":"a","amount":1,"list":[]}x""")]
    [InlineData("""{"id":"a","amount":1,"list":[],"note":"n","more":1}""")]
    [InlineData("""{"id":"a","amount":1""")]
    [InlineData("""{"id":"a","amount":1}""")]
    [InlineData("""{"id":"a""")]
    [InlineData("")]
    public void TryRun_AnythingElse_IsLeftToTheScan(string json) => Assert.False(CanonicalScan.TryRun(Encoding.UTF8.GetBytes(json), Names, new FieldValue[Names.Count]));

    [Fact]
    public void TryRun_ControlCharacterInText_IsLeftToTheScan() =>
        Assert.False(CanonicalScan.TryRun("{\"id\":\"a\tb\",\"amount\":1,\"list\":[]}"u8, Names, new FieldValue[Names.Count]));

    [Fact]
    public void TryRun_WrittenContracts_AreAnswered()
    {
        var random = new Random(11);
        var answered = 0;
        for (var i = 0; i < 1_000; i++)
        {
            answered += IsAnswered(Sample.Json(TransactionJson.Write, Sample.Transaction(random)), TransactionJson.Names) ? 1 : 0;
            Assert.True(IsAnswered(Sample.Json(DecisionJson.Write, Sample.Decision(random) with { Score = 0.5, Reasons = [new DecisionReason("R", 0.25)] }), DecisionJson.Names));
        }
        // The others have a quotation mark, a backslash or an exponent in them.
        Assert.InRange(answered, 300, 999);
    }

    [Fact]
    public void TryRun_MutatedContracts_NeverContradictsTheScan()
    {
        var random = new Random(12);
        var answered = 0;
        for (var i = 0; i < 50_000; i++)
        {
            answered += IsAnswered(MutationTests.Mutated(random, Sample.Json(TransactionJson.Write, Sample.Transaction(random))), TransactionJson.Names) ? 1 : 0;
            answered += IsAnswered(MutationTests.Mutated(random, Sample.Json(DecisionJson.Write, Sample.Decision(random))), DecisionJson.Names) ? 1 : 0;
        }
        Assert.InRange(answered, 1_000, 99_000);
    }

    private static bool IsAnswered(byte[] json, FieldNames names)
    {
        var (quick, full) = (new FieldValue[names.Count], new FieldValue[names.Count]);
        if (!CanonicalScan.TryRun(json, names, quick)) return false;
        Assert.Null(Scan(json, names, full));
        Assert.Equal(full, quick);
        return true;
    }

    private static string? Scan(byte[] json, FieldNames names, FieldValue[] values)
    {
        try
        {
            return FieldScan.Run(json, names, values);
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }
}
