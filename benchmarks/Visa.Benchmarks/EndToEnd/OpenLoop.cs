using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Visa.Benchmarks.Generation;
using Visa.Generator.Simulation;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>
/// Sends the simulated network's transactions at a fixed rate whatever comes back: each has a scheduled time from which its wait counts, so that a stall of the
/// platform, or of this sender, is part of every wait that it delays. What the stream's limits refuse is sent again, on the same schedule.
/// </summary>
internal sealed class OpenLoop : IDisposable
{
    private const int RecordsACall = 500;
    private const int CallsAtOnce = 64;
    private const string Authorization = "AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http;
    private readonly WaitLog _waits;
    private readonly NetworkSimulation _simulation = HistoryRounds.Create();
    private readonly SemaphoreSlim _calls = new(CallsAtOnce);
    private readonly ArrayBufferWriter<byte> _line = new(TransactionEncoder.MaxBytes);
    private SimulatedDay? _day;
    private int _next;
    private long _refused;

    public OpenLoop(string url, WaitLog waits)
    {
        _http = new HttpClient { BaseAddress = new Uri(url) };
        _waits = waits;
    }

    /// <summary>Records that the stream's limits refused at first.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Sends for a time; returns when every call has been answered.</summary>
    /// <returns>Transactions sent.</returns>
    public async Task<long> RunAsync(double rate, TimeSpan duration, CancellationToken cancellationToken)
    {
        var total = (long)(rate * duration.TotalSeconds);
        var start = Stopwatch.GetTimestamp();
        var calls = new List<Task>();
        for (long sent = 0; sent < total;)
        {
            var due = Math.Min(total, (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate) + 1);
            for (; sent < due;)
            {
                var count = (int)Math.Min(RecordsACall, due - sent);
                var records = Make(count, number => start + (long)((sent + number) / rate * Stopwatch.Frequency), cancellationToken);
                sent += count;
                calls.Add(PutAsync(records, cancellationToken));
            }
            calls.RemoveAll(call => call.IsCompletedSuccessfully);
            await Task.Delay(Tick, cancellationToken);
        }
        await Task.WhenAll(calls);
        return total;
    }

    public void Dispose()
    {
        _http.Dispose();
        _calls.Dispose();
    }

    /// <summary>The next transactions as entries of a request.</summary>
    private byte[][] Make(int count, Func<int, long> dueOf, CancellationToken cancellationToken)
    {
        var now = (Ticks: Stopwatch.GetTimestamp(), Time: TimeProvider.System.GetUtcNow());
        var records = new byte[count][];
        for (var number = 0; number < count; number++)
        {
            if (_day is null || _next == _day.Count) (_day, _next) = (_simulation.NextDay(1, cancellationToken), 0);
            var due = dueOf(number);
            _line.ResetWrittenCount();
            TransactionEncoder.Write(_line, _day, _next, now.Time - Stopwatch.GetElapsedTime(due, now.Ticks));
            var payment = _day.Payments[_next];
            records[number] = Entry(_line.WrittenSpan, _day.Population.Faces[payment.Card, payment.Generation].Token.ToString());
            _waits.Sent(_day.Id(_next).Value, due);
            _next++;
        }
        return records;
    }

    private static byte[] Entry(ReadOnlySpan<byte> line, string key)
    {
        var head = "{\"Data\":\""u8;
        var middle = "\",\"PartitionKey\":\""u8;
        var tail = "\"}"u8;
        var entry = new byte[head.Length + Base64.GetMaxEncodedToUtf8Length(line.Length) + middle.Length + key.Length + tail.Length];
        head.CopyTo(entry);
        Base64.EncodeToUtf8(line, entry.AsSpan(head.Length), out _, out var written);
        var at = head.Length + written;
        middle.CopyTo(entry.AsSpan(at));
        Encoding.ASCII.GetBytes(key, entry.AsSpan(at + middle.Length));
        tail.CopyTo(entry.AsSpan(at + middle.Length + key.Length));
        return entry;
    }

    private async Task PutAsync(byte[][] records, CancellationToken cancellationToken)
    {
        await _calls.WaitAsync(cancellationToken);
        try
        {
            while ((records = await TryPutAsync(records, cancellationToken)).Length > 0)
            {
                Interlocked.Add(ref _refused, records.Length);
                await Task.Delay(Pause, cancellationToken);
            }
        }
        finally
        {
            _calls.Release();
        }
    }

    /// <returns>The records that were refused.</returns>
    private async Task<byte[][]> TryPutAsync(byte[][] records, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Body(records)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "Kinesis_20131202.PutRecords");
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var response = await _http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"PutRecords: {Encoding.UTF8.GetString(answer)}");
        return answer.AsSpan().StartsWith("{\"FailedRecordCount\":0,"u8) ? [] : PutAnswer.Refused(answer, records);
    }

    private static byte[] Body(byte[][] records)
    {
        var body = new ArrayBufferWriter<byte>(64 + records.Sum(record => record.Length + 1));
        body.Write("{\"StreamName\":\"transactions\",\"Records\":["u8);
        for (var number = 0; number < records.Length; number++)
        {
            if (number > 0) body.Write(","u8);
            body.Write(records[number]);
        }
        body.Write("]}"u8);
        return body.WrittenSpan.ToArray();
    }
}
