namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>Redshift's numbers for the reasons of a refused row ("Load error reference").</summary>
internal static class LoadErrorCodes
{
    public const int UnknownData = 1200;
    public const int TooLong = 1204;
    public const int BadDate = 1205;
    public const int BadTimestamp = 1206;
    public const int BadDigit = 1207;
    public const int BadBoolean = 1210;
    public const int MissingColumn = 1213;
    public const int NotUtf8 = 1220;

    /// <summary>The number and the text for a value that is not of its column's type.</summary>
    public static (int Code, string Message) Of(string type) => type switch
    {
        "DATE" => (BadDate, "Invalid Date Format - length must be 10 or more"),
        "TIMESTAMP" or "TIMESTAMPTZ" or "TIMESTAMP WITH TIME ZONE" => (BadTimestamp, "Invalid timestamp format or value"),
        "BOOLEAN" => (BadBoolean, "Invalid boolean value"),
        _ => (BadDigit, "Invalid digit, or a number beyond the column's range"),
    };
}
