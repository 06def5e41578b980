using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Visa.Generator.Simulation;

namespace Visa.Generator.Tests.Cheating;

/// <summary>Transactions as a cheating model would take them apart: each field of the JSON as it is, its length, and the parts that it hides.</summary>
internal sealed class TransactionTable
{
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Column> Columns => _columns.Values;

    public List<bool> Labels { get; } = [];

    /// <summary>The 128 bits of each id.</summary>
    public List<UInt128> Ids { get; } = [];

    public static TransactionTable Read(NetworkSimulation simulation, int days)
    {
        var table = new TransactionTable();
        var line = new ArrayBufferWriter<byte>();
        for (var i = 0; i < days; i++)
        {
            var day = simulation.NextDay(2, CancellationToken.None);
            for (var index = 0; index < day.Count; index++)
            {
                line.ResetWrittenCount();
                TransactionEncoder.Write(line, day, index, day.EventTime(index));
                table.Add(line.WrittenMemory, day.Typology(index) is not null);
            }
        }
        return table;
    }

    private void Add(ReadOnlyMemory<byte> line, bool isFraud)
    {
        Labels.Add(isFraud);
        Number("line length", line.Length);
        using var json = JsonDocument.Parse(line);
        foreach (var field in json.RootElement.EnumerateObject())
        {
            var raw = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
            Number($"{field.Name} length", raw.Length);
            if (field.Value.ValueKind == JsonValueKind.Number) Number(field.Name, field.Value.GetDouble());
            else if (field.Name is not ("transaction_id" or "timestamp" or "sent_at")) Category(field.Name, raw);
        }
        AddParts(json.RootElement);
    }

    private void AddParts(JsonElement row)
    {
        var text = (string name) => row.GetProperty(name).GetString()!;
        var number = text("card_number");
        Category("card_number BIN", number[..6]);
        Category("card_number last four", number[^4..]);
        Category("terminal_id at its merchant", text("terminal_id")[^2..]);
        Category("card_token first letter", text("card_token")[..1]);
        Category("merchant_id last digit", text("merchant_id")[^1..]);
        Category("country pair", text("card_country") + text("merchant_country"));
        Category("currency pair", text("currency") + text("billing_currency"));
        AddMoney(row);
        AddTime(row.GetProperty("timestamp").GetDateTime().ToUniversalTime(), row.GetProperty("sent_at").GetDateTime().ToUniversalTime());
        AddId(row.GetProperty("transaction_id").GetGuid());
    }

    private void AddMoney(JsonElement row)
    {
        var (amount, billing) = (row.GetProperty("amount").GetDecimal(), row.GetProperty("billing_amount").GetDecimal());
        Category("amount cents", (amount % 1).ToString(CultureInfo.InvariantCulture));
        Category("billing_amount cents", (billing % 1).ToString(CultureInfo.InvariantCulture));
        Number("billing_amount to amount", amount == 0 ? 0 : (double)(billing / amount));
    }

    private void AddTime(DateTime time, DateTime sent)
    {
        Number("timestamp", (time - DateTime.UnixEpoch).TotalDays);
        Category("timestamp hour", time.Hour.ToString(CultureInfo.InvariantCulture));
        Category("timestamp weekday", time.DayOfWeek.ToString());
        Category("timestamp minute", time.Minute.ToString(CultureInfo.InvariantCulture));
        Category("timestamp second", time.Second.ToString(CultureInfo.InvariantCulture));
        Number("timestamp millisecond", time.Millisecond);
        Number("sent_at after timestamp", (sent - time).TotalMilliseconds);
    }

    private void AddId(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var value = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Ids.Add(value);
        Number("transaction_id rand_a", (ushort)(value >> 64) & 0x0FFF);
        Number("transaction_id rand_b, high", (uint)(value >> 32) & 0x3FFF_FFFF);
        Number("transaction_id rand_b, low", (uint)value);
        Category("transaction_id last digit", ((int)(value & 15)).ToString(CultureInfo.InvariantCulture));
    }

    private void Number(string name, double value) => Find(name, isCategory: false).Add(value);

    private void Category(string name, string value) => Find(name, isCategory: true).Add(value);

    private Column Find(string name, bool isCategory)
    {
        if (_columns.TryGetValue(name, out var column)) return column;
        return _columns[name] = new Column(name, isCategory);
    }
}
