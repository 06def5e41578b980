namespace Visa.Generator.History;

/// <summary>A history that cannot be made as asked; the message says what to do.</summary>
internal sealed class HistoryException(string message) : Exception(message);
