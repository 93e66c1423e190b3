/// Amazon Q Developer in chat applications, formerly AWS Chatbot.
public enum Chatbot {}
