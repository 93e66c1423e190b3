/// Amazon Q Developer in chat applications, which was AWS Chatbot.
public enum Chatbot {}
