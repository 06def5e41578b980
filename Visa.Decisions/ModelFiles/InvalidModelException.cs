namespace Visa.Decisions.ModelFiles;

/// <summary>A model file that must not be used; the message says why and what to do.</summary>
public sealed class InvalidModelException(string message, Exception? cause = null) : Exception(message, cause);
