package io.headroom.support.web;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer into the body, or the name of a parameter
 * @param code stable UPPER_SNAKE code
 * @param detail what is wrong and how to put it right
 */
public record FieldProblem(String pointer, String code, String detail) {}
