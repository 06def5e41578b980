using Aspire.Hosting.Dashboard.Otlp;
using Grpc.Core;
using OpenTelemetry.Proto.Collector.Logs.V1;
using OpenTelemetry.Proto.Logs.V1;

namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>OTLP's log service.</summary>
internal sealed class LogReceiver(LogStore logs, TimeProvider time) : LogsService.LogsServiceBase
{
    private const int LevelsPerSeverity = 4;

    public override Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, ServerCallContext context) =>
        Task.FromResult(Receive(request));

    public ExportLogsServiceResponse Receive(ExportLogsServiceRequest request)
    {
        var records = new List<StoredLogRecord>();
        foreach (var resource in request.ResourceLogs)
        {
            var source = TelemetrySource.From(resource.Resource);
            foreach (var scope in resource.ScopeLogs)
                records.AddRange(scope.LogRecords.Select(record => Read(record, source, scope.Scope?.Name ?? "")));
        }

        logs.Add(records);
        return new ExportLogsServiceResponse();
    }

    private StoredLogRecord Read(LogRecord record, TelemetrySource source, string category) => new()
    {
        At = TimeOf(record),
        Severity = SeverityOf(record.SeverityNumber),
        Source = source,
        Category = OtlpValues.Bounded(category),
        EventName = OtlpValues.Bounded(record.EventName),
        Message = OtlpValues.Text(record.Body),
        TraceId = OtlpValues.Id(record.TraceId, 16),
        SpanId = OtlpValues.Id(record.SpanId, 8),
        Attributes = OtlpValues.Attributes(record.Attributes),
    };

    private DateTimeOffset TimeOf(LogRecord record) => (record.TimeUnixNano, record.ObservedTimeUnixNano) switch
    {
        (> 0, _) => OtlpValues.Time(record.TimeUnixNano),
        (_, > 0) => OtlpValues.Time(record.ObservedTimeUnixNano),
        _ => time.GetUtcNow(),
    };

    private static LogSeverity SeverityOf(int number) =>
        number is < 1 or > 24 ? LogSeverity.Unknown : (LogSeverity)((number - 1) / LevelsPerSeverity + 1);
}
