namespace Aspire.Hosting.ApplicationModel;


/// <summary>The resource starts only when its <c>start</c> command is executed.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation;
