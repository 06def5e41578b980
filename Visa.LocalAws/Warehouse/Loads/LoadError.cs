namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>A row that a load refused, as the load-error views show it.</summary>
internal sealed record LoadError(string File, long Line, int Code, string Message)
{
    public string Column { get; init; } = "";

    public string ColumnType { get; init; } = "";

    public string ColumnLength { get; init; } = "";

    public string RawLine { get; init; } = "";

    public string RawValue { get; init; } = "";
}
